//! What the words around a number make of it, as data of each language.

use crate::i18n::Lang;

/// The words of a language around numbers that claim nothing. Phrases are in small letters, parted by bars; in a script with blanks
/// between words a phrase is one or more whole words.
#[derive(Debug)]
pub struct Words {
    /// Before a place in a text or a classification, also one with a point: section 1.1, ISCED 3.
    pub places: &'static str,
    /// Behind it: 1.1节.
    pub places_behind: &'static str,
    /// Before and behind a place that ranks: ranked 3rd, the 3rd largest.
    pub ranks: (&'static str, &'static str),
    /// Before and behind an age: aged 15, 15 and older.
    pub ages: (&'static str, &'static str),
    /// Behind an age of somebody: 15-year-old.
    pub old: &'static str,
    /// People, of whom numbers behind [`Self::limits`] are ages: children under 5.
    pub people: &'static str,
    /// Bounds of an age.
    pub limits: &'static str,
    /// What makes years and ages a figure, wherever it stands in the clause: life expectancy, average age.
    pub measured: &'static str,
    /// Before and behind the time to which a measure looks: the previous 12 months, 12 derniers mois.
    pub spans: (&'static str, &'static str),
    /// Before the base of a rate: per 100,000.
    pub bases: &'static str,
    /// Before a factor that ends a formula: multiplied by 100.
    pub factors: &'static str,
    /// Before and behind a year whose prices amounts are stated in, or that is part of a name: constant 2015 prices, 2030 Agenda.
    pub years: (&'static str, &'static str),
}

/// Names of classifications and programmes that a number of theirs follows, in all languages.
pub const SCHEMES: &str =
    "isced|isic|isco|nace|naics|sitc|hs|cn|cpa|cpc|icd|cofog|coicop|coicop-ap|bpm|sna|esa|sdg|rev|ver|v";

/// What stands between the two ends of a range or between two places of a list.
pub const JOINTS: &[&str] = &[
    "-", "–", "—", "‐", "‑", "~", "～", "至", "到", "、", "和", "及", "或", "to", "and", "or", "&", "à", "et", "ou",
    "bis", "und", "oder", "a", "y", "o", "al", "e", "tot", "en", "of", "до", "и", "или", "から", "と",
];

/// The words of `lang`; none where the language is not known here.
pub fn words(lang: &Lang) -> &'static Words {
    match lang.as_str().split('-').next().unwrap_or_default() {
        "zh" => &CHINESE,
        "en" => &ENGLISH,
        "fr" => &FRENCH,
        "de" => &GERMAN,
        "es" => &SPANISH,
        "it" => &ITALIAN,
        "pt" => &PORTUGUESE,
        "nl" => &DUTCH,
        "ru" => &RUSSIAN,
        "ja" => &JAPANESE,
        _ => &NONE,
    }
}

const NONE: Words = Words {
    places: "",
    places_behind: "",
    ranks: ("", ""),
    ages: ("", ""),
    old: "",
    people: "",
    limits: "",
    measured: "",
    spans: ("", ""),
    bases: "",
    factors: "",
    years: ("", ""),
};

const ENGLISH: Words = Words {
    places: "section|sections|chapter|table|figure|fig.|annex|appendix|article|paragraph|clause|item|step|box|equation|target|indicator|\
        version|level|edition|release|revision|rev.|footnote|note|line|column|row",
    ranks: (
        "ranked|ranks|rank|ranking|came|comes|placed|position|place|top|bottom|first|no.",
        "largest|smallest|biggest|highest|lowest|fastest|slowest|best|worst|longest|most|least|place|position|rank|in the country|in the \
        nation|in the province|in the world|nationwide|nationally|worldwide|globally",
    ),
    ages: (
        "aged|ages|age|age group|age groups|the age of|ages of|age from|aged from|aged over|aged under|aged between|aged at least|ages \
        between|aged up to",
        "and older|and over|and above|and under|and younger|and up|or older|or over|or above|or under|or younger|or more of age|of age|age \
        group|age groups|-olds|olds|years and older|years and over|years or older|years of age|years old and over|old and over|old or older|old and \
        older",
    ),
    old: "old|-old",
    people: "children|child|adults|adult|people|person|persons|population|women|men|girls|boys|youth|youths|infants|students|pupils|workers|\
        residents|citizens|teenagers|adolescents|minors|employees|those|anyone|applicants",
    limits: "under|over|below|above|older than|younger than|up to|at least",
    measured: "expectancy|lifespan|life span|lifetime|average age|mean age|median age|average|mean|median|duration|lasts|lasted|takes|took|\
        raised to|rose to|rises to|reached|reaches|increased to|fell to|service life|waiting time|experience|schooling",
    spans: ("previous|past|last|preceding|prior|next|following|coming|subsequent|every|each", ""),
    bases: "per|for every|out of every|for each",
    factors: "multiplied by|divided by|×|÷|times",
    years: (
        "constant|chained|base year|base year of|reference year|at constant|in constant",
        "prices|price|ppp|us$|= 100|=100|agenda|constant prices|base year|price level|international dollars",
    ),
    ..NONE
};

const CHINESE: Words = Words {
    places: "目标|指标|表|图|附件|附表|附图|附录|专栏|注|式|公式|级别|版本",
    places_behind: "章|节|条|款|项|页|期|号|卷|编|篇|版|部分",
    ranks: ("位居|居|位列|列|排名|排|名列|跻身|位次|全国|全省|全市|全球|世界|亚洲|国内", "位|名|大"),
    ages: ("年龄在|满|未满|年满|不满", "及以上|及以下|组"),
    measured: "寿命|平均|中位数|初婚|提高到|提高至|达到|达|升至|升到|增至|增加到|延长到|延长至|推迟到|推迟至|降至|降到|缩短",
    spans: ("过去|此前|之前|最近|前|未来|今后|随后|其后|每|每隔|近", ""),
    bases: "每",
    factors: "乘以|乘|除以|×|÷",
    years: ("", "年不变价|年可比价|年价格|年为基期|年为100|年=100|年＝100|不变价|可比价|年议程|年可持续发展议程"),
    ..NONE
};

const JAPANESE: Words = Words {
    places: "表|図|目標|付録|注|式",
    places_behind: "章|節|条|項|頁|ページ|号|巻|版",
    ranks: ("第|世界|全国", "位|番目"),
    ages: ("満", "以上の|未満の"),
    measured: "寿命|平均|中央値|達し|引き上げ",
    spans: ("過去|直近|今後|直前|毎", ""),
    bases: "人口|毎",
    years: ("", "年=100|年＝100|年価格|年基準"),
    ..NONE
};

const FRENCH: Words = Words {
    places: "section|chapitre|tableau|figure|annexe|article|paragraphe|alinéa|point|étape|encadré|équation|cible|indicateur|objectif|version|\
        niveau|édition|note|ligne|page|goal",
    ranks: ("rang|classé|classée|place|position|top", "rang|place|position|plus"),
    ages: (
        "âgé de|âgée de|âgés de|âgées de|âge de|âgés entre|âgées entre|âgées de plus de|âgés de plus de",
        "et plus|et moins|ou plus|ou moins|révolus",
    ),
    people: "enfants|adultes|personnes|population|femmes|hommes|jeunes|filles|garçons|salariés",
    limits: "de moins de|de plus de|de",
    measured: "espérance|moyen|moyenne|médian|médiane|durée|atteint|porté à|passé à|passée à",
    spans: (
        "tous les|toutes les|chaque",
        "derniers|dernières|prochains|prochaines|précédents|précédentes|mois précédents",
    ),
    bases: "pour|par",
    factors: "multiplié par|multipliée par|multipliés par|divisé par|divisée par|×|÷",
    years: ("constants de|constant de|prix de|année de base|base", "= 100|=100"),
    ..NONE
};

const GERMAN: Words = Words {
    places: "abschnitt|kapitel|tabelle|abbildung|abb.|anhang|artikel|art.|absatz|abs.|nummer|nr.|schritt|ziel|indikator|version|stufe|fußnote|\
        zeile|seite|s.|§",
    ranks: ("rang|platz|position|stelle|top", "größte|größten|höchste|niedrigste|platz|rang|stelle"),
    ages: (
        "alter von|im alter von|alter ab|alter zwischen",
        "und älter|und mehr jahre alt|und jünger|oder älter|lebensjahr|jährige|-jährige|jährigen|-jährigen",
    ),
    old: "alt",
    people: "kinder|kindern|personen|menschen|bevölkerung|frauen|männer|männern|jugendliche|erwachsene|einwohner",
    limits: "unter|über|ab|von|bis",
    measured: "lebenserwartung|durchschnitt|durchschnittlich|mittlere|median|dauer|dauert|erreicht|stieg auf|gestiegen auf",
    spans: ("letzten|vergangenen|vorangegangenen|nächsten|kommenden|folgenden|alle|vorigen", ""),
    bases: "je|pro",
    factors: "multipliziert mit|geteilt durch|dividiert durch|mal|×|÷",
    years: ("basisjahr|preisen von|basis", "= 100|=100"),
    ..NONE
};

const SPANISH: Words = Words {
    places: "sección|capítulo|cuadro|tabla|figura|gráfico|anexo|artículo|párrafo|apartado|punto|paso|meta|indicador|objetivo|versión|nivel|\
        edición|nota|página",
    ranks: ("puesto|lugar|posición|top", "puesto|lugar|posición|más|mayor|menor"),
    ages: ("edad de|edades de|de edad de|menores de|mayores de", "y más|y menos|o más|o menos|de edad|y mayores"),
    people: "niños|niñas|adultos|personas|población|mujeres|hombres|jóvenes|habitantes",
    limits: "de|menores de|mayores de|entre",
    measured: "esperanza|promedio|media|mediana|duración|alcanzó|alcanza|subió a",
    spans: ("últimos|últimas|próximos|próximas|anteriores|cada|pasados", ""),
    bases: "por|por cada|cada",
    factors: "multiplicado por|multiplicada por|dividido por|dividido entre|×|÷",
    years: ("constantes de|precios de|año base|base", "= 100|=100"),
    ..NONE
};

const ITALIAN: Words = Words {
    places: "sezione|capitolo|tabella|tavola|figura|allegato|articolo|art.|paragrafo|comma|punto|obiettivo|indicatore|versione|livello|nota|pagina",
    ranks: ("posto|posizione|top", "posto|posizione|più"),
    ages: ("età di|età tra|di età|minori di|maggiori di", "e più|e oltre|o più|di età"),
    people: "bambini|adulti|persone|popolazione|donne|uomini|giovani|abitanti",
    limits: "sotto i|sopra i|di|tra",
    measured: "speranza|aspettativa|media|medio|mediana|durata|raggiunto|raggiunge",
    spans: ("ultimi|ultime|prossimi|prossime|precedenti|ogni", ""),
    bases: "per|ogni",
    factors: "moltiplicato per|moltiplicata per|diviso per|divisa per|×|÷",
    years: ("prezzi del|prezzi costanti del|anno base|base", "= 100|=100"),
    ..NONE
};

const PORTUGUESE: Words = Words {
    places: "seção|secção|capítulo|tabela|quadro|figura|gráfico|anexo|artigo|parágrafo|item|ponto|meta|indicador|objetivo|versão|nível|nota|página",
    ranks: ("lugar|posição|top", "lugar|posição|maior|menor"),
    ages: ("idade de|idades de|menores de|maiores de|com idade", "ou mais|e mais|ou menos|de idade"),
    people: "crianças|adultos|pessoas|população|mulheres|homens|jovens|habitantes",
    limits: "de|com|menores de|maiores de|entre",
    measured: "esperança|expectativa|média|médio|mediana|duração|atingiu|subiu para",
    spans: ("últimos|últimas|próximos|próximas|anteriores|cada", ""),
    bases: "por|por cada|cada",
    factors: "multiplicado por|multiplicada por|dividido por|dividida por|×|÷",
    years: ("constantes de|preços de|ano base|base", "= 100|=100"),
    ..NONE
};

const DUTCH: Words = Words {
    places: "paragraaf|hoofdstuk|tabel|figuur|bijlage|artikel|lid|stap|doel|indicator|versie|niveau|noot|pagina",
    ranks: ("plaats|rang|positie|top", "grootste|kleinste|hoogste|laagste|plaats"),
    ages: ("leeftijd van|leeftijd", "en ouder|en jonger|of ouder|-jarigen|jarigen"),
    old: "oud",
    people: "kinderen|volwassenen|personen|mensen|bevolking|vrouwen|mannen|jongeren|inwoners",
    limits: "onder|boven|van|tot",
    measured: "levensverwachting|gemiddeld|gemiddelde|mediaan|duur|duurt|bereikt|steeg tot",
    spans: ("afgelopen|laatste|voorgaande|komende|volgende|elke|iedere", ""),
    bases: "per",
    factors: "vermenigvuldigd met|gedeeld door|maal|×|÷",
    years: ("prijzen van|basisjaar|basis", "= 100|=100"),
    ..NONE
};

const RUSSIAN: Words = Words {
    places: "раздел|глава|главе|таблица|таблице|рисунок|рис.|табл.|приложение|приложении|статья|статье|ст.|пункт|п.|шаг|цель|показатель|версия|уровень",
    ranks: ("место|месте|рейтинге|топ", "место|месте"),
    ages: ("возрасте|возраст|возрасте от", "и старше|и младше|и более"),
    people: "детей|дети|взрослых|людей|население|населения|женщин|мужчин|молодежи|лиц",
    limits: "до|старше|младше|от",
    measured: "продолжительность|средний|среднего|средняя|медианный|длительность|достиг|достигла|вырос до",
    spans: ("последние|последних|предыдущие|предыдущих|следующие|следующих|каждые|прошлые", ""),
    bases: "на|на каждые",
    factors: "умноженное на|умножить на|деленное на|×|÷",
    years: ("ценах|базовый год", "= 100|=100"),
    ..NONE
};

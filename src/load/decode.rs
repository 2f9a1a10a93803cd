//! Bytes of tables as text: which encoding they are in, and how sure that is. The only file that knows encodings.

use crate::i18n::{Bilingual, Told};
use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{BIG5, EUC_JP, EUC_KR, Encoding, GB18030, GBK, SHIFT_JIS, UTF_8, UTF_16BE, UTF_16LE};

/// A text that was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decoded {
    /// Without its mark.
    pub text: String,
    /// The encoding, if it is not UTF-8.
    pub encoding: Option<&'static str>,
}

/// Why bytes are no text that can be read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum EncodingError {
    /// Several encodings are possible, each with what the first foreign word would be.
    #[error(
        "the file is no text in UTF-8, and which encoding it has cannot be told; read as\n{}\nhelp: name it: --encoding {}; or save the file again as CSV UTF-8; a workbook is read with `gongbao import xlsx`", listed(.0, ": "), first(.0)
    )]
    Doubtful(Vec<(&'static str, String)>),
    /// It is no text in the encoding that was named.
    #[error(
        "line {line} is no text in {encoding}\nhelp: name another encoding with --encoding, or save the file again as CSV UTF-8"
    )]
    Damaged {
        /// As it was understood.
        encoding: &'static str,
        /// From 1.
        line: usize,
    },
    /// There is no such encoding.
    #[error(
        "there is no encoding `{0}`\nhelp: write one of utf-8, gb18030, big5, shift_jis, euc-kr, windows-1252, windows-1251, utf-16le"
    )]
    Unknown(String),
    /// It is no text at all.
    #[error(
        "the file is no text in UTF-8 or any other encoding\nhelp: save it as CSV UTF-8; a workbook is read with `gongbao import xlsx`"
    )]
    Binary,
}

fn first(candidates: &[(&'static str, String)]) -> &'static str {
    candidates.first().map_or("gb18030", |(name, _)| name)
}

fn listed(candidates: &[(&'static str, String)], mark: &str) -> String {
    let lines: Vec<String> = candidates.iter().map(|(name, text)| format!("  {name}{mark}`{text}`")).collect();
    lines.join("\n")
}

impl Told for EncodingError {
    fn told(&self) -> Bilingual {
        let zh = match self {
            Self::Doubtful(candidates) => format!(
                "文件不是UTF-8编码，也无法判断是哪一种编码；分别读出来是\n{}\n帮助：请用--encoding {}这样的选项指明，或另存为UTF-8编码的CSV；工作簿请用`gongbao import xlsx`",
                listed(candidates, "："),
                first(candidates)
            ),
            Self::Damaged { encoding, line } => {
                format!("第{line}行不是{encoding}编码的文本\n帮助：请用--encoding指明别的编码，或另存为UTF-8编码的CSV")
            }
            Self::Unknown(name) => format!(
                "没有编码`{name}`\n帮助：可以写utf-8、gb18030、big5、shift_jis、euc-kr、windows-1252、windows-1251、utf-16le"
            ),
            Self::Binary => {
                "文件不是任何编码的文本\n帮助：请另存为UTF-8编码的CSV；工作簿请用`gongbao import xlsx`".to_owned()
            }
        };
        Bilingual::of(self.to_string(), zh)
    }
}

/// The text of a table in the encoding `named`, or in the one that it is in without doubt.
///
/// # Errors
/// Where the encoding is in doubt, is unknown, or is not that of the text.
pub fn table(bytes: &[u8], named: Option<&str>) -> Result<Decoded, EncodingError> {
    if let Some(name) = named {
        let encoding = Encoding::for_label(name.as_bytes()).ok_or_else(|| EncodingError::Unknown(name.to_owned()))?;
        return decoded(bytes, extended(encoding));
    }
    if let Some((encoding, _)) = Encoding::for_bom(bytes) {
        return decoded(bytes, encoding);
    }
    if std::str::from_utf8(bytes).is_ok() {
        return if bytes.contains(&0) { Err(of_two_bytes(bytes)) } else { decoded(bytes, UTF_8) };
    }
    if bytes.starts_with(b"PK\x03\x04") {
        return Err(EncodingError::Binary);
    }
    match detect(bytes) {
        Some(encoding) => decoded(bytes, encoding),
        None => Err(doubtful(bytes)),
    }
}

/// The bytes of a table of the project as UTF-8 where they are in one of the encodings that are documented for it: UTF-8, UTF-16 with its
/// mark, GB 18030 (and so GBK and GB 2312). Otherwise as they are.
pub fn project_table(bytes: Vec<u8>) -> Vec<u8> {
    let marked = Encoding::for_bom(&bytes).map(|(encoding, _)| encoding);
    if marked.is_none() && std::str::from_utf8(&bytes).is_ok() {
        return bytes;
    }
    let encoding = marked.or_else(|| detect(&bytes).filter(|encoding| *encoding == GB18030));
    let decoded = encoding.and_then(|encoding| decoded(&bytes, encoding).ok());
    decoded.map_or(bytes, |decoded| decoded.text.into_bytes())
}

/// GB 18030 has all that GBK has.
fn extended(encoding: &'static Encoding) -> &'static Encoding {
    if encoding == GBK { GB18030 } else { encoding }
}

fn decoded(bytes: &[u8], encoding: &'static Encoding) -> Result<Decoded, EncodingError> {
    let (text, has_errors) = encoding.decode_with_bom_removal(bytes);
    if has_errors {
        let before = text.split('\u{fffd}').next().unwrap_or_default();
        return Err(EncodingError::Damaged { encoding: encoding.name(), line: before.matches('\n').count() + 1 });
    }
    let name = if encoding == GB18030 { "GB 18030" } else { encoding.name() };
    Ok(Decoded { text: text.into_owned(), encoding: (encoding != UTF_8).then_some(name) })
}

/// What the statistics of letters say, for a text from a country.
fn guess(bytes: &[u8], country: Option<&str>) -> &'static Encoding {
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    extended(detector.guess(country.map(str::as_bytes), Utf8Detection::Deny))
}

/// The encoding that a text in Chinese, Japanese or Korean has without doubt: the statistics say the same whether the text is from nowhere
/// or from France or Poland, and most signs are common ones of that encoding. Encodings of one byte a letter are too much alike for that.
fn detect(bytes: &[u8]) -> Option<&'static Encoding> {
    let encoding = guess(bytes, None);
    let is_steady = ["fr", "pl"].iter().all(|country| guess(bytes, Some(country)) == encoding);
    (is_steady && has_common_signs(bytes, encoding)).then_some(encoding)
}

/// Signs that are looked at.
const SIGNS: usize = 10_000;

/// Whether at least seven of ten foreign signs are among the common ones of an East Asian encoding.
fn has_common_signs(bytes: &[u8], encoding: &'static Encoding) -> bool {
    // First bytes of punctuation and of the common half of the characters; in some, the second byte has its high bit.
    let (rows, is_high): (&[(u8, u8)], bool) = match () {
        () if encoding == GB18030 => (&[(0xA1, 0xA3), (0xB0, 0xD7)], true),
        () if encoding == BIG5 => (&[(0xA1, 0xC6)], false),
        () if encoding == SHIFT_JIS => (&[(0x81, 0x83), (0x88, 0x98)], false),
        () if encoding == EUC_KR => (&[(0xA1, 0xA3), (0xB0, 0xC8)], true),
        () if encoding == EUC_JP => (&[(0xA1, 0xA5), (0xB0, 0xCF)], true),
        () => return false,
    };
    let Ok(decoded) = decoded(bytes, encoding) else { return false };
    let (mut all, mut common) = (0, 0);
    for sign in decoded.text.chars().filter(|sign| !sign.is_ascii()).take(SIGNS) {
        let mut buffer = [0; 4];
        let (encoded, ..) = encoding.encode(sign.encode_utf8(&mut buffer));
        all += 1;
        if let [first, second] = encoded.as_ref() {
            let is_common = rows.iter().any(|(from, to)| (from..=to).contains(&first)) && (!is_high || *second >= 0xA1);
            common += usize::from(is_common);
        }
    }
    all > 0 && common * 10 >= all * 7
}

/// The encodings that are possible, the most likely first.
fn doubtful(bytes: &[u8]) -> EncodingError {
    let mut candidates: Vec<(&'static str, String)> = Vec::new();
    for country in [None, Some("cn"), Some("tw"), Some("jp"), Some("kr"), Some("fr"), Some("pl"), Some("ru")] {
        let encoding = guess(bytes, country);
        if let Ok(read) = decoded(bytes, encoding)
            && candidates.len() < 5
            && candidates.iter().all(|(name, _)| *name != encoding.name())
        {
            candidates.push((encoding.name(), foreign_word(&read.text)));
        }
    }
    if candidates.is_empty() { EncodingError::Binary } else { EncodingError::Doubtful(candidates) }
}

/// The first cell with a sign that is not in ASCII.
fn foreign_word(text: &str) -> String {
    let mut cells = text.split([',', ';', '\t', '\n', '\r', '"']);
    let cell = cells.find(|cell| !cell.is_ascii()).unwrap_or_default();
    cell.trim().chars().filter(|sign| !sign.is_control()).take(24).collect()
}

/// UTF-16 without its mark, or no text: zeros stand between the letters.
fn of_two_bytes(bytes: &[u8]) -> EncodingError {
    let zeros = |odd: usize| bytes.iter().skip(odd).step_by(2).filter(|byte| **byte == 0).count();
    let encoding = if zeros(1) >= zeros(0) { UTF_16LE } else { UTF_16BE };
    match decoded(bytes, encoding) {
        Ok(read) if !read.text.contains('\0') => {
            let line = read.text.lines().next().unwrap_or_default();
            EncodingError::Doubtful(vec![(encoding.name(), line.chars().take(24).collect())])
        }
        Ok(_) | Err(_) => EncodingError::Binary,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use encoding_rs::{KOI8_R, WINDOWS_1251, WINDOWS_1252};

    fn read(bytes: &[u8]) -> String {
        match table(bytes, None) {
            Ok(decoded) => format!("{} {}", decoded.encoding.unwrap_or("UTF-8"), decoded.text),
            Err(EncodingError::Doubtful(candidates)) => format!("? {}", first(&candidates)),
            Err(error) => format!("{error:?}"),
        }
    }

    #[test]
    fn tables_in_east_asian_encodings_are_read_and_others_asked_for() {
        for (encoding, text) in [
            (GB18030, "指标,2021年\n工业增加值（亿元）,5\n"),
            (GB18030, "地区,2021\n衢州市,5\n濮阳市,6\n"),
            (BIG5, "指標,110年\n人口數,5\n"),
            (SHIFT_JIS, "項目,2021\n総人口,5\nコンピュータ,6\n"),
            (EUC_JP, "項目,2021\nひとり当たり,5\nコンピュータ,6\n"),
            (EUC_KR, "지표,2021\n인구,5\n총생산,6\n"),
        ] {
            let name = if encoding == GB18030 { "GB 18030" } else { encoding.name() };
            assert_eq!(read(&encoding.encode(text).0), format!("{name} {text}"));
        }
        for (encoding, text) in [
            (WINDOWS_1252, "Région,2021\nÉtat général,5\n"),
            (WINDOWS_1252, "Größe,2021\nBevölkerung,5\n"),
            (WINDOWS_1252, "Item,2021\nValue (£m),5\n"),
            (WINDOWS_1251, "Показатель,2021\nНаселение,5\n"),
            (KOI8_R, "Показатель,2021\nНаселение,5\n"),
            (GB18030, "Item,2021\nA人,5\n"),
        ] {
            let told = read(&encoding.encode(text).0);
            assert!(told.starts_with("? "), "{text}: {told}");
        }
    }

    #[test]
    fn what_is_said_decides() {
        let bytes = WINDOWS_1252.encode("Région,2021\n").0;
        assert_eq!(table(&bytes, Some("latin1")).unwrap().text, "Région,2021\n");
        assert_eq!(table(&bytes, Some("utf-8")), Err(EncodingError::Damaged { encoding: "UTF-8", line: 1 }));
        assert_eq!(table(&bytes, Some("klingon")), Err(EncodingError::Unknown("klingon".to_owned())));
        assert_eq!(table("\u{feff}a".as_bytes(), None).unwrap().text, "a");
        let wide: Vec<u8> = "指标,2021".encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert_eq!(table(&wide, Some("utf-16le")).unwrap().text, "指标,2021");
        let plain: Vec<u8> = "Item,2021".encode_utf16().flat_map(u16::to_be_bytes).collect();
        assert_eq!(read(&plain), "? UTF-16BE");
        assert_eq!(read(b"PK\x03\x04\xff"), "Binary");
    }
}

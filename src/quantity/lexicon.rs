//! Words and what they mean, found at a place of a text, or before it, without trying one after the other.

use super::cursor::Cursor;
use rustc_hash::FxHashMap;

/// Words that are looked for from their first character on: of several, the longest.
#[derive(Debug)]
pub(super) struct Prefixes<T>(FxHashMap<char, Vec<(String, T)>>);

/// Words that are looked for from their last character back: of several, the longest.
#[derive(Debug)]
pub(super) struct Suffixes<T>(FxHashMap<char, Vec<(String, T)>>);

/// `words` by the character that `key` takes from them, longest first; Chinese ones in both scripts.
fn by<T: Copy>(
    words: impl Iterator<Item = (&'static str, T)>,
    key: impl Fn(&str) -> Option<char>,
) -> FxHashMap<char, Vec<(String, T)>> {
    let mut table: FxHashMap<char, Vec<(String, T)>> = FxHashMap::default();
    for (word, meaning) in words {
        for form in in_both_scripts(word) {
            if let Some(key) = key(&form) {
                table.entry(key).or_default().push((form, meaning));
            }
        }
    }
    table.values_mut().for_each(|words| words.sort_by_key(|(word, _)| std::cmp::Reverse(word.len())));
    table
}

impl<T: Copy> Prefixes<T> {
    pub(super) fn new(words: impl IntoIterator<Item = (&'static str, T)>) -> Self {
        Self(by(words.into_iter(), |word| word.chars().next()))
    }

    /// Behind the longest word at `at`, with its meaning.
    pub(super) fn at<'t>(&self, at: Cursor<'t>) -> Option<(Cursor<'t>, T)> {
        let words = self.0.get(&at.peek()?)?;
        words.iter().find_map(|(word, meaning)| Some((at.eat(word)?, *meaning)))
    }
}

impl<T: Copy> Suffixes<T> {
    pub(super) fn new(words: impl IntoIterator<Item = (&'static str, T)>) -> Self {
        Self(by(words.into_iter(), |word| word.chars().next_back()))
    }

    /// What stands before the longest word that `text` ends with, and the word's meaning.
    pub(super) fn end_of<'t>(&self, text: &'t str) -> Option<(&'t str, T)> {
        let words = self.0.get(&text.chars().next_back()?)?;
        words.iter().find_map(|(word, meaning)| Some((text.strip_suffix(word.as_str())?, *meaning)))
    }
}

/// A Chinese word as it is written, and in traditional characters where these differ.
pub(super) fn in_both_scripts(word: &str) -> impl Iterator<Item = String> {
    let other: String = word.chars().map(traditional).collect();
    [word.to_owned()].into_iter().chain((other != word).then_some(other))
}

/// The traditional form of a character of the tables here. Not a table of the script: what is not named is written alike.
fn traditional(character: char) -> char {
    const SIMPLIFIED: &str = "万亿个数几双点约余过减长预达较两贰叁陆间层届处户项颗种类张顶级后单号码电话传账邮编证总值产业链园区计划规纪农乡镇县岁龄龙龟涨锐压缩调浮负增亏损谁继续连时钟刻东风内东为从来发布开会议讲说剧节习图书页条款笔线轮场报纸营运设备车辆机专办听闻学员师生岛际队门馆宽厅阔韩圆镑欧顿吨亩顷瓦伏赫摄温湿热态费额钱财赔赚赢输贷储于标准满册盏币仅盘无独导径带峡亚计军";
    const TRADITIONAL: &str = "萬億個數幾雙點約餘過減長預達較兩貳參陸間層屆處戶項顆種類張頂級後單號碼電話傳賬郵編證總值產業鏈園區計劃規紀農鄉鎮縣歲齡龍龜漲銳壓縮調浮負增虧損誰繼續連時鐘刻東風內東為從來發布開會議講說劇節習圖書頁條款筆線輪場報紙營運設備車輛機專辦聽聞學員師生島際隊門館寬廳闊韓圓鎊歐頓噸畝頃瓦伏赫攝溫濕熱態費額錢財賠賺贏輸貸儲於標準滿冊盞幣僅盤無獨導徑帶峽亞計軍";
    let place = SIMPLIFIED.chars().position(|known| known == character);
    place.and_then(|place| TRADITIONAL.chars().nth(place)).unwrap_or(character)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_word_is_found_in_both_scripts() {
        let words = Prefixes::new([("个百分点", 1), ("个", 2), ("亿元", 3)]);
        for (text, length, meaning) in [("个百分点", 12, 1), ("個百分點以上", 12, 1), ("个月", 3, 2), ("億元", 6, 3)]
        {
            let (end, found) = words.at(Cursor::new(text)).unwrap();
            assert_eq!((end.at, found), (length, meaning), "{text}");
        }
        let words = Suffixes::new([("超过", 1), ("不超过", 2)]);
        assert_eq!(words.end_of("控制在不超過"), Some(("控制在", 2)));
        assert_eq!(words.end_of("已超过"), Some(("已", 1)));
    }
}

//! Problems of links to other sites, which are looked for on request alone.

super::problems! {
    /// An address of another site does not lead where it should.
    LinkProblem {
        LinkGone { address: String, status: u16 } = "link-gone", Error;
        en: format!("there is no page at {address} any more: the server answers {status}"),
            "find where the page stands now, or link to an archived copy";
        zh: format!("{address}已没有网页：服务器返回{status}"), "请查找网页现在的地址，或链接到存档副本";
        means: "With `--external`, the server of a linked page said that there is no such page (404) or no longer (410)." /
            "使用`--external`时，所链接网页的服务器表示没有这个网页（404）或网页已删除（410）。";
        why: "A reader who wants to see the source finds nothing." / "读者想看来源，却什么也看不到。";

        LinkMoved { address: String, to: String } = "link-moved", Warning;
        en: format!("{address} now leads to {to}"), "look whether it is the same page, and write the new address";
        zh: format!("{address}现在转到{to}"), "请核对是不是同一网页，并改写为新地址";
        means: "With `--external`, the server sent on to another address for good (301, 308), or to the front page of a site." /
            "使用`--external`时，服务器永久转到另一地址（301、308），或转到网站首页。";
        why: "Servers forget old addresses after a while; and a front page is no source." / "旧地址过一段时间就会失效，而网站首页不是来源。";

        LinkRefused { address: String, status: u16 } = "link-refused", Warning;
        en: format!("whether {address} is there cannot be told: the server answers {status}"),
            "look at it in a browser; some servers turn programs away";
        zh: format!("无法判断{address}是否可用：服务器返回{status}"), "请用浏览器查看；有些服务器拒绝程序访问";
        means: "With `--external`, the server answered with neither a page nor that there is none: 403, 429, 503 and the like." /
            "使用`--external`时，服务器既没有给出网页，也没有说网页不存在，例如返回403、429、503。";
        why: "It may be gone, or shown to people alone." / "网页可能已经失效，也可能只是不让程序访问。";

        LinkSilent { address: String, why: String } = "link-silent", Warning;
        en: format!("nobody answers at {address}: {why}"), "try again later; where it stays so, find another address";
        zh: format!("{address}没有应答：{why}"), "请稍后再试；一直如此的，请换用别的地址";
        means: "With `--external`, no server answered in time, or there is no host of that name." /
            "使用`--external`时，服务器没有在时限内应答，或者没有这个名字的主机。";
        why: "It may be down for an hour, or for ever." / "可能只是一时故障，也可能永远失效。";
    }
}

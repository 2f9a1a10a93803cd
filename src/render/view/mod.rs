//! What templates see: plain values of one page in one language. Every `href` is relative to that page and ready to print.
//!
//! Templates know the page's frame as `page`, the site's own facts as `site`, the theme's phrases as `t`, and the value of the
//! page's kind as `it`.

mod editions;
mod explore;
mod kinds;
mod page;
mod parts;

pub use editions::*;
pub use explore::*;
pub use kinds::*;
pub use page::*;
pub use parts::*;

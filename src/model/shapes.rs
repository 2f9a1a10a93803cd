//! What a plain string of the YAML must look like, for the schemas: ids, addresses, digests, grades, files.

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use std::borrow::Cow;

/// Types that stand for a shape in `#[schemars(with = "…")]`; no value of them is ever made.
macro_rules! shapes {
    ($($(#[$doc:meta])* $name:ident as $title:literal = $schema:tt;)*) => {$(
        $(#[$doc])*
        pub enum $name {}

        impl JsonSchema for $name {
            fn schema_name() -> Cow<'static, str> {
                $title.into()
            }

            fn json_schema(_: &mut SchemaGenerator) -> Schema {
                json_schema!($schema)
            }
        }
    )*};
}

shapes! {
    /// An id, defined or referred to.
    IdShape as "Id" = {
        "description": "a–z, 0–9 and hyphens, at most 80, no hyphen first. 小写字母、数字和连字符，至多80个，不以连字符开头。",
        "type": ["string", "integer"],
        "pattern": "^[a-z0-9][a-z0-9-]{0,79}$",
        "minimum": 0,
        "examples": ["gross-industrial-output"],
    };
    /// An address on the web.
    AddressShape as "Address" = {
        "description": "An address on the web. 网址，以`https://`或`http://`开头。",
        "type": "string",
        "format": "uri",
        "pattern": "^https?://",
        "examples": ["https://example.org/"],
    };
    /// How somebody can be reached.
    ContactShape as "Contact" = {
        "description": "How somebody can be reached (RFC 9116). 联系方式，以`mailto:`、`tel:`或`https://`开头。",
        "type": "string",
        "pattern": "^(mailto:[^@\\s]+@[^@\\s]+|tel:\\+?[0-9().-]+|https://\\S+)$",
        "examples": ["mailto:security@example.org"],
    };
    /// An address on the web that cannot be listened to.
    SecureAddressShape as "SecureAddress" = {
        "description": "An address on the web. 网址，以`https://`开头。",
        "type": "string",
        "pattern": "^https://\\S+$",
    };
    /// Where a public key is.
    KeyShape as "Key" = {
        "description": "Where a public key is (RFC 9116). 公钥所在，以`https://`、`dns:`或`openpgp4fpr:`开头。",
        "type": "string",
        "pattern": "^(https://|dns:|openpgp4fpr:)\\S+$",
    };
    /// A digest of a stored document.
    Sha256Shape as "Sha256" = {
        "description": "64 lower-case hexadecimal digits. 64位小写十六进制数。",
        "type": "string",
        "pattern": "^[0-9a-f]{64}$",
    };
    /// A stored document.
    StoredShape as "StoredFile" = {
        "description": "A file below `seeds/`. `seeds/`下的文件。",
        "type": "string",
        "pattern": "^seeds/.",
        "examples": ["seeds/plan.zh.txt"],
    };
    /// The grade of a cited source.
    GradeShape as "Grade" = {
        "description": "`A`: an official text, or state media at their own address; `B`: another major outlet, or an official text seen on a mirror. 等级。",
        "enum": ["A", "B"],
    };
}

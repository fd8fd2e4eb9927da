import Rules

/// Small files without an error, which together say everything that can be said.
enum SchemaGoodFiles {
    /// The files that they name.
    static let resources = RulesResources(
        files: [
            "vips.txt": .content(Array("+92 300 1234567\n@amina.k\n".utf8)),
            "files/prices.pdf": .media(length: 1_000),
            "welcome.txt": .content(Array("Welcome, {{first_name}}!\n".utf8)),
        ]
    )

    /// Whole files.
    static let files = [
        #"{ "$schema": "./rules.schema.json", "replyd": 1, "note": 7, "rules": [ { "id": "a", "reply": "x" } ] }"#,
        #"{ "rules": [], "otherwise": [ { "id": "a", "reply": "x" } ] }"#,
        #"{ "enabled": true, "when": [ { "platform": "whatsapp" } ], "rules": [ { "id": "a", "reply": "x" } ] }"#,
        #"{ "lists": { "note": "mine", "vips": { "file": "vips.txt", "note": "theirs" }, "hi": ["hi", "@@hi"] }, "rules": [ { "id": "a", "when": { "contact": "@vips", "text": "@hi" }, "reply": "x" } ] }"#,
        #"{ "snippets": { "note": {}, "bye": "Bye", "hi": { "file": "welcome.txt" } }, "rules": [ { "id": "a", "reply": "{{> hi}} {{> bye}}" } ] }"#,
        #"{ "defaults": { "first_name": "", "note": [] }, "rules": [ { "id": "a", "reply": "Hi {{first_name}}" } ] }"#,
        #"{ "settings": { "business": { "name": "Acme", "contact": "a@acme.example", "note": "" }, "accounts": { "shop": "100" }, "posts": { "reel": "200" }, "note": 1 }, "rules": [ { "id": "a", "when": { "account": ["shop", "7"] }, "reply": "x" } ] }"#,
        #"{ "settings": { "debounce": "2s", "handoff_on_reply": "90m", "log": { "text": false, "note": "" } }, "rules": [ { "id": "a", "reply": "x" } ] }"#,
        #"{ "settings": { "profile": { "get_started": "START", "menu": ["A", { "title": "B", "rule": "a" }, { "title": "C", "url": "https://acme.example" }], "ice_breakers": "none", "commands": [ { "name": "a", "description": "b", "note": 1 } ], "note": "n" } }, "rules": [ { "id": "a", "reply": "x" } ] }"#,
        #"{ "settings": { "profile": { "get_started": { "payload": "P" }, "menu": "none", "ice_breakers": ["A", { "title": "B", "payload": "C" }] } }, "rules": [ { "id": "a", "reply": "x" } ] }"#,
        #"{ "settings": { "handoff_on_reply": "never" }, "rules": [ { "id": "a", "reply": "x" } ] }"#,
        #"{ "settings": { "timezone": "UTC", "language": "de-AT", "hours": { "mon-fri": ["09:00-13:00", "14:00-24:00"], "sat": "22:00-02:00", "--12-25": "closed", "2026-12-31": "00:00-24:00", "note": 1 } }, "rules": [ { "id": "a", "when": { "hours": "open" }, "reply": "{{hours.today}}" } ] }"#,
        #"{ "ai": { "model": "m", "instructions": "", "max_tokens": 1, "on_error": "Sorry", "note": 0 }, "rules": [ { "id": "a", "ai": true } ] }"#,
        #"{ "rules": [ { "id": "a", "enabled": false, "silent": true }, { "id": "b", "reply": "x" } ] }"#,
    ]

    /// The members of a rule, but for its id.
    static let rules = [
        #""reply": "x", "was": "old-a", "enabled": true, "continue": true, "during_handoff": false, "note": [1]"#,
        #""silent": true"#,
        #""reply": ["x", { "text": "y" }, { "pick": ["z", { "text": "w", "note": "n" }] }]"#,
        #""reply": { "text": "y", "note": "n" }"#,
        #""handoff": "12h""#,
        #""reply": "x", "delay": "1m", "outside_window": "drop""#,
        #""reply": "x", "outside_window": { "name": "t", "language": "en" }, "public_may_quote": false"#,
        #""when": { "type": "comment" }, "public": ["x", { "pick": ["y"] }, { "text": "z", "note": 1 }]"#,
        #""when": { "type": "comment" }, "reply": "p", "public": "{{text}}", "public_may_quote": true"#,
        #""handoff": "forever", "reply": "x""#,
        #""handoff": "end", "silent": true"#,
        #""reply": "x", "limit": "once""#,
        #""reply": "x", "limit": { "times": 1000, "per": "1s", "note": "n" }"#,
        #""reply": "x", "limit": { "times": 1, "per": "007d", "then": "silent" }"#,
        #""reply": "x", "limit": { "times": 1, "per": "90m", "then": { "pick": ["y"] } }"#,
        #""reply": "x", "examples": { "match": [], "no_match": [], "note": "n" }"#,
        #""reply": "x", "examples": { "match": ["hi", "", { "text": "", "name": "" }, { "type": "image" }] }"#,
        #""reply": "x", "examples": { "match": [ { "payload": "", "platform": "whatsapp", "note": 1 } ] }"#,
        #""reply": "x", "examples": { "match": [ { "text": "a", "contact": "new", "account": "12" } ] }"#,
        #""reply": "x", "examples": { "match": [ { "text": "a", "contact": "Amina", "quiet": "14d" } ] }"#,
        #""reply": "x", "examples": { "match": [ { "media": { "mime": "a/b", "filename": "c", "voice": true } } ] }"#,
        #""reply": "x", "examples": { "match": [ { "text": "a", "at": "2026-11-27" }, { "text": "a", "at": "2026-11-27T09:00+05:00" } ] }"#,
        #""reply": "x", "examples": { "match": [ { "media": {} }, { "text": "a", "referral": {} } ] }"#,
        #""reply": "x", "when": { "type": "any" }, "examples": { "match": [ { "comment": { "on": "12", "where": "ad", "reply_to_comment": true } } ] }"#,
        #""reply": "x", "examples": { "match": [ { "referral": { "source": "ADS", "ref": "r", "ad_id": "1" } } ] }"#,
    ]

    /// Replies of all kinds.
    static let replies = [
        #"{ "image": "https://acme.example/a.png", "text": "x", "note": 1 }"#,
        #"{ "document": { "file": "prices.pdf", "name": "Prices", "note": 1 } }"#,
        #"{ "sticker": { "link": "https://acme.example/a.webp" } }"#,
        #"{ "text": "x", "react": "😍", "buttons": ["A", { "title": "B" }, { "title": "C", "payload": "C" }] }"#,
        #"{ "text": "x", "buttons": [{ "title": "B", "url": "http://acme.example" }, { "title": "C", "phone": "+49301234567" }] }"#,
        #"{ "text": "x", "buttons": [{ "title": "B", "rule": "a", "note": 1 }] }"#,
        #"{ "text": "x", "list": ["A", { "title": "B", "description": "b", "payload": "P" }] }"#,
        #"{ "text": "x", "list": { "button": "Open", "rows": ["A", { "title": "B", "rule": "a" }] } }"#,
        #"{ "text": "x", "list": { "sections": [ { "title": "A", "rows": ["1"] }, { "title": "B", "rows": ["2"] } ] } }"#,
        #"{ "whatsapp": { "template": { "name": "order_2", "language": "pt_BR", "body": ["x"], "header": "y", "buttons": [{ "payload": "P" }, { "rule": "a" }, { "url": "x" }] } }, "else": ["x"] }"#,
        #"{ "whatsapp": { "template": { "name": "o", "language": "en", "header": { "document": { "file": "prices.pdf" } } } }, "else": "x" }"#,
        #"{ "instagram": { "pick": ["x", { "image": "https://acme.example/a.png" }] }, "messenger": ["y", { "text": "z" }], "else": "x", "note": 1 }"#,
        #"[ "x", { "pick": [ { "text": "x", "buttons": ["A"] } ] }, { "else": "x" } ]"#,
    ]

    /// The values of a rule's `when`.
    static let conditions = [
        #"{}"#,
        #"{ "note": "n" }"#,
        #"[ {}, { "platform": ["instagram", "messenger"] } ]"#,
        #"{ "type": ["message", "comment"] }"#,
        #"{ "account": "12345_6" }"#,
        #"{ "payload": ["PRICES", "PRICE_*"] }"#,
        #"{ "media": { "mime": ["image/*"], "filename": "*.pdf", "voice": false, "note": 1 } }"#,
        #"{ "comment": { "on": ["12"], "where": ["post", "live"], "reply_to_comment": false } }"#,
        #"{ "referral": { "source": "ADS", "ref": ["r*"], "ad_id": "1" } }"#,
        #"{ "contact": ["new", "returning", { "quiet": "14d" }, "+92 300 1234567", "٠٣٠٠١٢٣"] }"#,
        #"{ "days": "sat", "time": "22:00-06:00" }"#,
        #"{ "days": ["monday-wed", "fri-mon"], "time": ["00:00-24:00", "12:00-13:30"] }"#,
        #"{ "dates": { "from": "2026-11-27T09:00", "until": "2026-12-26", "note": 1 } }"#,
        #"{ "dates": [ { "from": "--12-01" }, { "until": "2026-12-26T10:00:30Z" }, { "from": "2026-12-26T10:00-05:00" } ] }"#,
        #"{ "rollout": 0 }"#,
        #"{ "rollout": { "percent": 100, "of": "test", "note": 1 } }"#,
        #"{ "text": "?" }"#,
        #"{ "text": ["price*", "how much"] }"#,
        #"{ "text": { "words": "a", "contains": ["b"], "equals": "c", "starts_with": "d", "ends_with": "e" } }"#,
        #"{ "text": { "regex": ["a", " ", "\\n"], "except": { "words": "b", "except": ["c"] } } }"#,
        #"{ "text": { "except": "a", "note": 1 } }"#,
        #"{ "any": [ {} ], "all": [ { "not": { "text": "a" } } ], "none": [ { "any": [ { "type": "text" } ] } ] }"#,
    ]

    /// All of these as files.
    static let all =
        files + rules.map { #"{ "rules": [ { "id": "a", \#($0) } ] }"# }
        + replies.map { #"{ "rules": [ { "id": "a", "reply": \#($0) } ] }"# }
        + conditions.map { #"{ "rules": [ { "id": "a", "when": \#($0), "reply": "x" } ] }"# }
}

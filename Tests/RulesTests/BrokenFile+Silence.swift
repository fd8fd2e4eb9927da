extension BrokenFile {
    /// Rules, and parts of them, whose conditions can never hold.
    static let silence: [BrokenFile] = [
        BrokenFile(
            "nobody belongs to it",
            [
                "rules.json": #"""
                { "rules": [
                  { "id": "a", "when": { "rollout": 0 }, "reply": "x" },
                  { "id": "else", "reply": "x" } ] }
                """#
            ],
            #"""
            warning[never-holds]: “a” never answers: its `rollout` leaves nobody
             --> rules.json:2:11   (rule "a")
              |
            2 |   { "id": "a", "when": { "rollout": 0 }, "reply": "x" },
              |           ^^^
              = help: to switch the rule off write `"enabled": false`

            """#
        ),
        BrokenFile(
            "a payload in a text",
            [
                "rules.json": #"""
                { "rules": [
                  { "id": "a", "when": { "type": "text", "payload": "PRICES" }, "reply": "x" },
                  { "id": "else", "reply": "x" } ] }
                """#
            ],
            #"""
            warning[never-holds]: “a” never answers: only a press of a button has a `payload`, and its `type` takes none
             --> rules.json:2:11   (rule "a")
              |
            2 |   { "id": "a", "when": { "type": "text", "payload": "PRICES" }, "reply": "x" },
              |           ^^^
              = help: leave `type` out, or write `"type": "button"`

            """#
        ),
        BrokenFile(
            "a comment that is a text",
            [
                "rules.json": #"""
                { "rules": [
                  { "id": "a", "when": { "type": "text", "comment": { "where": "reel" } }, "reply": "x" },
                  { "id": "else", "reply": "x" } ] }
                """#
            ],
            #"""
            warning[never-holds]: “a” never answers: only a comment stands somewhere, and its `type` takes none
             --> rules.json:2:11   (rule "a")
              |
            2 |   { "id": "a", "when": { "type": "text", "comment": { "where": "reel" } }, "reply": "x" },
              |           ^^^
              = help: write `"type": "comment"`

            """#
        ),
        BrokenFile(
            "a file's name where none is told",
            [
                "rules.json": #"""
                { "rules": [
                  { "id": "a", "when": { "platform": "instagram", "media": { "filename": "*.pdf" } }, "reply": "x" },
                  { "id": "else", "reply": "x" } ] }
                """#
            ],
            #"""
            warning[never-holds]: “a” never answers: only WhatsApp tells what a file is, and only of image, video, audio, document and sticker
             --> rules.json:2:11   (rule "a")
              |
            2 |   { "id": "a", "when": { "platform": "instagram", "media": { "filename": "*.pdf" } }, "reply": "x" }…
              |           ^^^
              = help: leave `media` out, or change `platform` and `type`

            warning[never-told]: only WhatsApp tells what a file is: on instagram this never holds
             --> rules.json:2:51   (rule "a")
              |
            2 |   { "id": "a", "when": { "platform": "instagram", "media": { "filename": "*.pdf" } }, "reply": "x" }…
              |                                                   ^^^^^^^
              = help: add `"platform": "whatsapp"` to the rule, or use `type` alone

            """#
        ),
        BrokenFile(
            "a file's name in a text",
            [
                "rules.json": #"""
                { "rules": [
                  { "id": "a", "when": { "platform": "whatsapp", "type": "text", "media": { "mime": "image/*" } }, "reply": "x" },
                  { "id": "else", "reply": "x" } ] }
                """#
            ],
            #"""
            warning[never-holds]: “a” never answers: only WhatsApp tells what a file is, and only of image, video, audio, document and sticker
             --> rules.json:2:11   (rule "a")
              |
            2 |   { "id": "a", "when": { "platform": "whatsapp", "type": "text", "media": { "mime": "image/*" } }, "…
              |           ^^^
              = help: leave `media` out, or change `platform` and `type`

            """#
        ),
        BrokenFile(
            "a type that the platform does not have",
            [
                "rules.json": #"""
                { "rules": [
                  { "id": "a", "when": { "platform": "whatsapp", "type": "story_mention" }, "reply": "x" },
                  { "id": "else", "reply": "x" } ] }
                """#
            ],
            #"""
            warning[never-holds]: “a” never answers: no message fits its `platform` and its `type`
             --> rules.json:2:11   (rule "a")
              |
            2 |   { "id": "a", "when": { "platform": "whatsapp", "type": "story_mention" }, "reply": "x" },
              |           ^^^
              = help: look at both, also in the file's own `when`

            """#
        ),
        BrokenFile(
            "a veto that takes everything",
            [
                "rules.json": #"""
                { "rules": [
                  { "id": "a", "when": { "text": { "words": ["price list", "prices"], "except": "price*" } }, "reply": "x" },
                  { "id": "else", "reply": "x" } ] }
                """#
            ],
            #"""
            warning[never-holds]: “a” never answers: no text is as its conditions want it
             --> rules.json:2:11   (rule "a")
              |
            2 |   { "id": "a", "when": { "text": { "words": ["price list", "prices"], "except": "price*" } }, "reply…
              |           ^^^
              = help: `except` or `not` takes all that it looks for, or two conditions want different texts

            """#
        ),
        BrokenFile(
            "a veto that takes everything a regex matches",
            [
                "rules.json": #"""
                { "rules": [
                  { "id": "a", "when": { "text": { "regex": "order \\d{4}", "except": { "regex": "order \\d" } } }, "reply": "x" },
                  { "id": "else", "reply": "x" } ] }
                """#
            ],
            #"""
            warning[never-holds]: “a” never answers: no text is as its conditions want it
             --> rules.json:2:11   (rule "a")
              |
            2 |   { "id": "a", "when": { "text": { "regex": "order \\d{4}", "except": { "regex": "order \\d" } } }, …
              |           ^^^
              = help: `except` or `not` takes all that it looks for, or two conditions want different texts

            """#
        ),
        BrokenFile(
            "two different whole texts",
            [
                "rules.json": #"""
                { "rules": [
                  { "id": "a", "when": { "all": [ { "text": { "equals": "yes" } }, { "text": { "equals": ["no", "never"] } } ] }, "reply": "x" },
                  { "id": "else", "reply": "x" } ] }
                """#
            ],
            #"""
            warning[never-holds]: “a” never answers: no text is as its conditions want it
             --> rules.json:2:11   (rule "a")
              |
            2 |   { "id": "a", "when": { "all": [ { "text": { "equals": "yes" } }, { "text": { "equals": ["no", "nev…
              |           ^^^
              = help: `except` or `not` takes all that it looks for, or two conditions want different texts

            """#
        ),
        BrokenFile(
            "a condition and its opposite",
            [
                "rules.json": #"""
                { "rules": [
                  { "id": "a", "when": { "contact": "new", "not": { "contact": "new" } }, "reply": "x" },
                  { "id": "else", "reply": "x" } ] }
                """#
            ],
            #"""
            warning[never-holds]: “a” never answers: two of its conditions exclude each other
             --> rules.json:2:11   (rule "a")
              |
            2 |   { "id": "a", "when": { "contact": "new", "not": { "contact": "new" } }, "reply": "x" },
              |           ^^^
              = help: all keys of a `when` must hold at once

            """#
        ),
        BrokenFile(
            "one payload and another",
            [
                "rules.json": #"""
                { "rules": [
                  { "id": "a", "when": { "all": [ { "payload": "YES" }, { "payload": ["NO", "NEVER"] } ] }, "reply": "x" },
                  { "id": "else", "reply": "x" } ] }
                """#
            ],
            #"""
            warning[never-holds]: “a” never answers: two of its conditions exclude each other
             --> rules.json:2:11   (rule "a")
              |
            2 |   { "id": "a", "when": { "all": [ { "payload": "YES" }, { "payload": ["NO", "NEVER"] } ] }, "reply":…
              |           ^^^
              = help: all keys of a `when` must hold at once

            """#
        ),
        BrokenFile(
            "contacts that are new and have written before, which an example takes as they must be",
            [
                "rules.json": #"""
                { "when": { "contact": "returning" },
                  "rules": [
                  { "id": "a", "when": { "all": [ { "contact": "new" }, { "text": "hi" } ] }, "reply": "x",
                    "examples": { "match": ["hi"] } },
                  { "id": "b", "when": { "contact": { "quiet": "14d" }, "not": { "contact": "returning" } }, "reply": "x" },
                  { "id": "c", "when": { "contact": ["new", "@vips"] }, "reply": "x" } ],
                  "lists": { "vips": ["+92 300 1234567"] },
                  "otherwise": [ { "id": "else", "reply": "x" } ] }
                """#
            ],
            #"""
            warning[never-holds]: “a” never answers: two of its conditions exclude each other
             --> rules.json:3:11   (rule "a")
              |
            3 |   { "id": "a", "when": { "all": [ { "contact": "new" }, { "text": "hi" } ] }, "reply": "x",
              |           ^^^
              = help: all keys of a `when` must hold at once

            warning[never-holds]: “b” never answers: two of its conditions exclude each other
             --> rules.json:5:11   (rule "b")
              |
            5 |   { "id": "b", "when": { "contact": { "quiet": "14d" }, "not": { "contact": "returning" } }, "reply"…
              |           ^^^
              = help: all keys of a `when` must hold at once

            note[unanswered]: some messages get no answer: text that no rule looks for; image, video, audio, document, sticker, location, contacts, button, form, order, story_reply and share
             --> rules.json:8:26
              |
            8 |   "otherwise": [ { "id": "else", "reply": "x" } ] }
              |                          ^^^^^^
              = help: to answer them add a last rule: `"otherwise": [ { "id": "anything-else", "reply": "…" } ]`; if they are left on purpose, one with `"silent": true` says so

            """#
        ),
        BrokenFile(
            "alternatives that never hold beside others that do",
            [
                "rules.json": #"""
                { "when": [ { "platform": "whatsapp" }, { "platform": "messenger" } ],
                  "rules": [
                  { "id": "a", "when": { "platform": "whatsapp",
                    "any": [ { "text": "hi" }, { "type": "story_reply" }, { "payload": "YES", "type": "image" } ] },
                    "reply": "x", "examples": { "match": ["hi"] } },
                  { "id": "b", "when": [ { "text": "yo" }, { "hours": "open", "not": { "hours": "open" } } ], "reply": "x" },
                  { "id": "else", "reply": "x" } ],
                  "settings": { "timezone": "UTC", "hours": { "mon": "09:00-18:00" } } }
                """#
            ],
            #"""
            warning[idle-alternative]: this alternative of “a” never holds: no message fits its `platform` and its `type`
             --> rules.json:4:32   (rule "a")
              |
            4 |     "any": [ { "text": "hi" }, { "type": "story_reply" }, { "payload": "YES", "type": "image" } ] },
              |                                ^^^^^^^^^^^^^^^^^^^^^^^^^
              = help: look at both, also in the file's own `when`

            warning[idle-alternative]: this alternative of “a” never holds: only a press of a button has a `payload`, and its `type` takes none
             --> rules.json:4:59   (rule "a")
              |
            4 |     "any": [ { "text": "hi" }, { "type": "story_reply" }, { "payload": "YES", "type": "image" } ] },
              |                                                           ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
              = help: leave `type` out, or write `"type": "button"`

            warning[idle-alternative]: this alternative of “b” never holds: two of its conditions exclude each other
             --> rules.json:6:44   (rule "b")
              |
            6 |   { "id": "b", "when": [ { "text": "yo" }, { "hours": "open", "not": { "hours": "open" } } ], "reply…
              |                                            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
              = help: all keys of a `when` must hold at once

            """#
        ),
    ]
}

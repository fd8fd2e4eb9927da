extension BrokenFile {
    /// Rules that never answer, because others come first, by what they ask besides the text.
    static let moreTakeovers: [BrokenFile] = [
        BrokenFile(
            "one rule for each platform, then one for all",
            [
                "rules.json": #"""
                { "rules": [
                  { "id": "wa", "when": { "platform": "whatsapp", "text": "hi" }, "reply": "x" },
                  { "id": "meta", "when": { "platform": ["messenger", "instagram"], "text": ["hi", "hello"] }, "reply": "y" },
                  { "id": "greeting", "when": { "text": "hi there" }, "reply": "z" },
                  { "id": "else", "reply": "x" } ] }
                """#
            ],
            #"""
            warning[never-answers]: “greeting” never answers: “wa” and “meta” come first and take all that it could answer, such as “hi there”
             --> rules.json:4:11   (rule "greeting")
              |
            4 |   { "id": "greeting", "when": { "text": "hi there" }, "reply": "z" },
              |           ^^^^^^^^^^
              = “wa” is here: rules.json:2:11
              = help: move “greeting” before them, or let those rules take less

            """#
        ),
        BrokenFile(
            "comments behind wider ones",
            [
                "rules.json": #"""
                { "settings": { "posts": { "reel": "17900000000000000" } },
                  "rules": [
                  { "id": "comments", "when": { "type": "comment" }, "reply": "x" },
                  { "id": "reel", "when": { "comment": { "on": "reel", "reply_to_comment": false } }, "reply": "y" },
                  { "id": "else", "reply": "x" } ] }
                """#
            ],
            #"""
            warning[never-answers]: “reel” never answers: “comments” comes first and takes all that it could answer, such as a message of type comment on Instagram
             --> rules.json:4:11   (rule "reel")
              |
            4 |   { "id": "reel", "when": { "comment": { "on": "reel", "reply_to_comment": false } }, "reply": "y" }…
              |           ^^^^^^
              = “comments” is here: rules.json:3:11
              = help: move “reel” before it, or let that rule take less

            """#
        ),
        BrokenFile(
            "a limit that says what is done beyond",
            [
                "rules.json": #"""
                { "rules": [
                  { "id": "welcome", "limit": { "times": 1, "per": "7d", "then": "silent" }, "reply": "x" },
                  { "id": "hi", "when": { "text": "hi" }, "reply": "y", "examples": { "match": ["hi"] } } ] }
                """#
            ],
            #"""
            warning[never-answers]: “hi” never answers: “welcome” comes first and takes all that it could answer, such as “hi”
             --> rules.json:3:11   (rule "hi")
              |
            3 |   { "id": "hi", "when": { "text": "hi" }, "reply": "y", "examples": { "match": ["hi"] } } ] }
              |           ^^^^
              = “welcome” is here: rules.json:2:11
              = help: move “hi” before it, or let that rule take less

            """#
        ),
        BrokenFile(
            "rules in two files",
            [
                "a.json": #"""
                { "rules": [ { "id": "hello", "when": { "text": ["hello", "hi"] }, "reply": "x" } ] }
                """#,
                "b.json": #"""
                { "when": { "platform": "whatsapp" },
                  "rules": [ { "id": "campaign", "when": { "text": "hi" }, "reply": "y" } ],
                  "otherwise": [ { "id": "else", "reply": "z" } ] }
                """#,
            ],
            #"""
            warning[never-answers]: “campaign” never answers: “hello” comes first and takes all that it could answer, such as “hi”
             --> b.json:2:22   (rule "campaign")
              |
            2 |   "rules": [ { "id": "campaign", "when": { "text": "hi" }, "reply": "y" } ],
              |                      ^^^^^^^^^^
              = “hello” is here: a.json:1:22
              = help: move “campaign” before it, or let that rule take less

            note[unanswered]: some messages get no answer: text that no rule looks for on Instagram and Messenger; image, video, audio, document, sticker, location and button on Instagram and Messenger; story_reply and share
             --> b.json:3:26
              |
            3 |   "otherwise": [ { "id": "else", "reply": "z" } ] }
              |                          ^^^^^^
              = help: to answer them add a last rule: `"otherwise": [ { "id": "anything-else", "reply": "…" } ]`; if they are left on purpose, one with `"silent": true` says so

            """#
        ),
        BrokenFile(
            "the same contacts and the same words",
            [
                "rules.json": #"""
                { "rules": [
                  { "id": "a", "when": { "contact": "new", "text": "price" }, "reply": "x" },
                  { "id": "b", "when": { "text": "price", "contact": "new" }, "reply": "y" },
                  { "id": "else", "reply": "x" } ] }
                """#
            ],
            #"""
            warning[never-answers]: “b” never answers: “a” comes first and has the same conditions
             --> rules.json:3:11   (rule "b")
              |
            3 |   { "id": "b", "when": { "text": "price", "contact": "new" }, "reply": "y" },
              |           ^^^
              = “a” is here: rules.json:2:11
              = help: keep one of the two, or give them different conditions

            """#
        ),
        BrokenFile(
            "a draw that a larger one of the same name takes",
            [
                "rules.json": #"""
                { "rules": [
                  { "id": "a", "when": { "rollout": { "percent": 50, "of": "t" }, "text": "hi" }, "reply": "x" },
                  { "id": "b", "when": { "rollout": { "percent": 20, "of": "t" }, "text": "hi you" }, "reply": "y" },
                  { "id": "else", "reply": "x" } ] }
                """#
            ],
            #"""
            warning[never-answers]: “b” never answers: “a” comes first and takes all that it could answer, such as “hi you”
             --> rules.json:3:11   (rule "b")
              |
            3 |   { "id": "b", "when": { "rollout": { "percent": 20, "of": "t" }, "text": "hi you" }, "reply": "y" }…
              |           ^^^
              = “a” is here: rules.json:2:11
              = help: move “b” before it, or let that rule take less

            """#
        ),
        BrokenFile(
            "a veto that both have",
            [
                "rules.json": #"""
                { "rules": [
                  { "id": "a", "when": { "text": { "words": "price*", "except": ["half price", "old price"] } }, "reply": "x" },
                  { "id": "b", "when": { "text": { "words": "prices", "except": ["old price", "half price", "no"] } }, "reply": "y" },
                  { "id": "else", "reply": "x" } ] }
                """#
            ],
            #"""
            warning[never-answers]: “b” never answers: “a” comes first and takes all that it could answer, such as “prices”
             --> rules.json:3:11   (rule "b")
              |
            3 |   { "id": "b", "when": { "text": { "words": "prices", "except": ["old price", "half price", "no"] } …
              |           ^^^
              = “a” is here: rules.json:2:11
              = help: move “b” before it, or let that rule take less

            """#
        ),
        BrokenFile(
            "any of several conditions, each taken",
            [
                "rules.json": #"""
                { "rules": [
                  { "id": "images", "when": { "type": "image" }, "reply": "x" },
                  { "id": "hi", "when": { "text": "hi" }, "reply": "y" },
                  { "id": "either", "when": [ { "type": "image", "platform": "whatsapp" }, { "text": "hi", "type": "text" } ], "reply": "z" },
                  { "id": "else", "reply": "x" } ] }
                """#
            ],
            #"""
            warning[never-answers]: “either” never answers: “images” and “hi” come first and take all that it could answer, such as a message of type image on WhatsApp
             --> rules.json:4:11   (rule "either")
              |
            4 |   { "id": "either", "when": [ { "type": "image", "platform": "whatsapp" }, { "text": "hi", "type": "…
              |           ^^^^^^^^
              = “images” is here: rules.json:2:11
              = help: move “either” before them, or let those rules take less

            """#
        ),
        BrokenFile(
            "nothing but words that another rule takes",
            [
                "rules.json": #"""
                { "rules": [
                  { "id": "words", "when": { "text": ["ok", "thanks", "👍"] }, "reply": "x" },
                  { "id": "only", "when": { "text": { "only": ["thanks!", "OK"] } }, "reply": "y" },
                  { "id": "else", "reply": "x" } ] }
                """#
            ],
            #"""
            warning[never-answers]: “only” never answers: “words” comes first and takes all that it could answer, such as “thanks!”
             --> rules.json:3:11   (rule "only")
              |
            3 |   { "id": "only", "when": { "text": { "only": ["thanks!", "OK"] } }, "reply": "y" },
              |           ^^^^^^
              = “words” is here: rules.json:2:11
              = help: move “only” before it, or let that rule take less

            """#
        ),
        BrokenFile(
            "a word without slips behind one with",
            [
                "rules.json": #"""
                { "rules": [
                  { "id": "slips", "when": { "text": { "words": "prices", "typos": 1 } }, "reply": "x" },
                  { "id": "exact", "when": { "text": "our prices" }, "reply": "y" },
                  { "id": "else", "reply": "x" } ] }
                """#
            ],
            #"""
            warning[never-answers]: “exact” never answers: “slips” comes first and takes all that it could answer, such as “our prices”
             --> rules.json:3:11   (rule "exact")
              |
            3 |   { "id": "exact", "when": { "text": "our prices" }, "reply": "y" },
              |           ^^^^^^^
              = “slips” is here: rules.json:2:11
              = help: move “exact” before it, or let that rule take less

            """#
        ),
        BrokenFile(
            "the same opening hours",
            [
                "rules.json": #"""
                { "settings": { "timezone": "UTC", "hours": { "mon-fri": "09:00-18:00" } },
                  "rules": [
                  { "id": "a", "when": { "hours": "closed" }, "reply": "x" },
                  { "id": "b", "when": { "hours": "closed", "text": "hi" }, "reply": "y" },
                  { "id": "else", "reply": "x" } ] }
                """#
            ],
            #"""
            warning[never-answers]: “b” never answers: “a” comes first and takes all that it could answer, such as “hi”
             --> rules.json:4:11   (rule "b")
              |
            4 |   { "id": "b", "when": { "hours": "closed", "text": "hi" }, "reply": "y" },
              |           ^^^
              = “a” is here: rules.json:3:11
              = help: move “b” before it, or let that rule take less

            """#
        ),
    ]
}

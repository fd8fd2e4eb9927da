extension BrokenFile {
    /// What is said about a set of rules as a whole, besides rules that others take everything from.
    static let warnings: [BrokenFile] = [
        BrokenFile(
            "what nothing uses",
            [
                "rules.json": #"""
                { "settings": { "accounts": { "shop": "100" }, "posts": { "reel": "200" } },
                  "defaults": { "first_name": "there" },
                  "lists": { "greetings": ["hi"] },
                  "snippets": { "signature": "x", "used": "y" },
                  "rules": [ { "id": "a", "reply": "{{> used}}" } ] }
                """#
            ],
            #"""
            warning[unused-definition]: the account “shop” is used nowhere
             --> rules.json:1:31
              |
            1 | { "settings": { "accounts": { "shop": "100" }, "posts": { "reel": "200" } },
              |                               ^^^^^^
              = help: remove it, or write `"account": "shop"` in a condition

            warning[unused-definition]: the post “reel” is used nowhere
             --> rules.json:1:59
              |
            1 | { "settings": { "accounts": { "shop": "100" }, "posts": { "reel": "200" } },
              |                                                           ^^^^^^
              = help: remove it, or write `"comment": { "on": "reel" }` in a condition

            warning[unused-definition]: the default “first_name” is used nowhere
             --> rules.json:2:17
              |
            2 |   "defaults": { "first_name": "there" },
              |                 ^^^^^^^^^^^^
              = help: remove it, or write `{{first_name}}` in a reply

            warning[unused-definition]: the list “greetings” is used nowhere
             --> rules.json:3:14
              |
            3 |   "lists": { "greetings": ["hi"] },
              |              ^^^^^^^^^^^
              = help: remove it, or write `"@greetings"` in a condition

            warning[unused-definition]: the snippet “signature” is used nowhere
             --> rules.json:4:17
              |
            4 |   "snippets": { "signature": "x", "used": "y" },
              |                 ^^^^^^^^^^^
              = help: remove it, or write `{{> signature}}` in a reply

            """#
        ),
        BrokenFile(
            "the same keyword twice",
            [
                "rules.json": #"""
                { "rules": [
                  { "id": "a", "when": { "text": { "words": ["Hi!", "hello", "hi"], "contains": ["x", "X"] } }, "reply": "x" },
                  { "id": "b", "when": { "text": { "words": "ok", "except": ["Café", "cafe", "CAFÉ"] } }, "reply": "x" },
                  { "id": "else", "reply": "x" } ] }
                """#
            ],
            #"""
            warning[duplicate-keyword]: “Hi!” and “hi” are the same keyword: case, accents and punctuation do not count
             --> rules.json:2:62   (rule "a")
              |
            2 |   { "id": "a", "when": { "text": { "words": ["Hi!", "hello", "hi"], "contains": ["x", "X"] } }, "rep…
              |                                                              ^^^^
              = the first one is here: rules.json:2:46
              = help: one of them is enough

            warning[duplicate-keyword]: “x” and “X” are the same keyword: case and accents do not count
             --> rules.json:2:87   (rule "a")
              |
            2 |   { "id": "a", "when": { "text": { "words": ["Hi!", "hello", "hi"], "contains": ["x", "X"] } }, "rep…
              |                                                                                       ^^^
              = the first one is here: rules.json:2:82
              = help: one of them is enough

            warning[duplicate-keyword]: “Café” and “cafe” are the same keyword, and 1 more like this: case, accents and punctuation do not count
             --> rules.json:3:70   (rule "b")
              |
            3 |   { "id": "b", "when": { "text": { "words": "ok", "except": ["Café", "cafe", "CAFÉ"] } }, "reply": "…
              |                                                                      ^^^^^^
              = the first one is here: rules.json:3:62
              = help: one of them is enough

            """#
        ),
        BrokenFile(
            "the same keyword twice in a list",
            [
                "rules.json": #"""
                { "lists": { "greetings": ["hi", "hello", "hi"] },
                  "rules": [
                  { "id": "a", "when": { "text": "@greetings" }, "reply": "x" },
                  { "id": "b", "when": { "type": "image", "text": "@greetings" }, "reply": "y" },
                  { "id": "else", "reply": "x" } ] }
                """#
            ],
            #"""
            warning[duplicate-keyword]: “hi” stands here twice
             --> rules.json:1:43   (rule "a")
              |
            1 | { "lists": { "greetings": ["hi", "hello", "hi"] },
              |                                           ^^^^
              = the first one is here: rules.json:1:28
              = help: one of them is enough

            warning[never-answers]: “b” never answers: “a” comes first and takes all that it could answer, such as a message of type image that says “hi”
             --> rules.json:4:11   (rule "b")
              |
            4 |   { "id": "b", "when": { "type": "image", "text": "@greetings" }, "reply": "y" },
              |           ^^^
              = “a” is here: rules.json:3:11
              = help: move “b” before it, or let that rule take less

            """#
        ),
        BrokenFile(
            "only keywords",
            [
                "rules.json": #"""
                { "rules": [
                  { "id": "a", "when": { "text": "hi" }, "reply": "x" },
                  { "id": "b", "when": { "payload": "START" }, "reply": "y" } ] }
                """#
            ],
            #"""
            note[unanswered]: some messages get no answer: text and button that no rule looks for; image, video, audio, document, sticker, location, contacts, form, order, story_reply and share
             --> rules.json:3:11
              |
            3 |   { "id": "b", "when": { "payload": "START" }, "reply": "y" } ] }
              |           ^^^
              = help: to answer them add a last rule: `"otherwise": [ { "id": "anything-else", "reply": "…" } ]`; if they are left on purpose, one with `"silent": true` says so

            """#
        ),
        BrokenFile(
            "some types on some platforms",
            [
                "rules.json": #"""
                { "rules": [
                  { "id": "wa", "when": { "platform": "whatsapp" }, "reply": "x" },
                  { "id": "media", "when": { "type": "media", "platform": "instagram" }, "reply": "y" },
                  { "id": "text", "when": { "type": "text" }, "reply": "z" } ] }
                """#
            ],
            #"""
            note[unanswered]: some messages get no answer: image, video, audio, document and sticker on Messenger; location and button on Instagram and Messenger; story_reply and share
             --> rules.json:4:11
              |
            4 |   { "id": "text", "when": { "type": "text" }, "reply": "z" } ] }
              |           ^^^^^^
              = help: to answer them add a last rule: `"otherwise": [ { "id": "anything-else", "reply": "…" } ]`; if they are left on purpose, one with `"silent": true` says so

            """#
        ),
    ]
}

extension BrokenFile {
    static let actions: [BrokenFile] = [
        BrokenFile(
            "no action",
            [
                "rules.json": #"""
                { "rules": [ { "id": "a", "when": { "text": "hi" } } ] }
                """#
            ],
            #"""
            error[no-action]: this rule does not say what to do
             --> rules.json:1:14   (rule "a")
              |
            1 | { "rules": [ { "id": "a", "when": { "text": "hi" } } ] }
              |              ^
              = help: give it one of: `"reply": "…"`, `"ai": true`, `"silent": true`, `"handoff": "12h"`

            """#
        ),
        BrokenFile(
            "two actions",
            [
                "rules.json": #"""
                { "rules": [ { "id": "a", "reply": "x",
                  "silent": true } ] }
                """#
            ],
            #"""
            error[conflicting-keys]: a rule does one thing, but this one has `reply` and `silent`
             --> rules.json:2:3   (rule "a")
              |
            2 |   "silent": true } ] }
              |   ^^^^^^^^
              = the other one is here: rules.json:1:27
              = help: keep one of them; a second rule can do the other when this one has `"continue": true`

            """#
        ),
        BrokenFile(
            "silent false, ai false",
            [
                "rules.json": #"""
                { "ai": { "model": "m", "on_error": "x" }, "rules": [
                  { "id": "a", "silent": false },
                  { "id": "b", "ai": false } ] }
                """#
            ],
            #"""
            error[always-true-only]: `silent` can only be true
             --> rules.json:2:26   (rule "a")
              |
            2 |   { "id": "a", "silent": false },
              |                          ^^^^^
              = help: leave the key out; to switch the whole rule off write `"enabled": false`

            error[always-true-only]: `ai` can only be true
             --> rules.json:3:22   (rule "b")
              |
            3 |   { "id": "b", "ai": false } ] }
              |                      ^^^^^
              = help: leave the key out; to switch the whole rule off write `"enabled": false`

            """#
        ),
        BrokenFile(
            "ai without a block, and without on_error",
            [
                "a.json": #"""
                { "rules": [ { "id": "a", "ai": true } ] }
                """#
            ],
            #"""
            error[no-ai-settings]: this rule asks the AI model, but no file has an `ai` block
             --> a.json:1:27   (rule "a")
              |
            1 | { "rules": [ { "id": "a", "ai": true } ] }
              |                           ^^^^
              = help: add beside `rules`: `"ai": { "model": "gpt-4o-mini", "on_error": "…" }`

            """#
        ),
        BrokenFile(
            "an ai block without model and on_error",
            [
                "rules.json": #"""
                { "ai": { "max_tokens": 0 }, "rules": [ { "id": "a", "ai": true } ] }
                """#
            ],
            #"""
            error[missing-key]: `ai` does not say which model to ask
             --> rules.json:1:9
              |
            1 | { "ai": { "max_tokens": 0 }, "rules": [ { "id": "a", "ai": true } ] }
              |         ^
              = help: add for example `"model": "gpt-4o-mini"`

            warning[no-on-error]: `ai` has no `on_error`: when the model fails, the customer gets no answer
             --> rules.json:1:9
              |
            1 | { "ai": { "max_tokens": 0 }, "rules": [ { "id": "a", "ai": true } ] }
              |         ^
              = help: add for example `"on_error": "Thanks! A colleague will answer you shortly."`

            error[out-of-range]: `max_tokens` must be between 1 and 1000000
             --> rules.json:1:25
              |
            1 | { "ai": { "max_tokens": 0 }, "rules": [ { "id": "a", "ai": true } ] }
              |                         ^

            """#
        ),
        BrokenFile(
            "text and pick together",
            [
                "rules.json": #"""
                { "rules": [ { "id": "a", "reply": { "text": "x", "pick": ["y"] } } ] }
                """#
            ],
            #"""
            error[conflicting-keys]: a reply has either `text` or `pick`
             --> rules.json:1:51   (rule "a")
              |
            1 | { "rules": [ { "id": "a", "reply": { "text": "x", "pick": ["y"] } } ] }
              |                                                   ^^^^^^
              = help: to send both make `reply` a list: ["first this", { "pick": ["then one", "of these"] }]

            """#
        ),
        BrokenFile(
            "a reply that is too long",
            [
                "rules.json": #"""
                { "rules": [ { "id": "a", "when": { "platform": "instagram" }, "reply": "LONG" } ] }
                """#
            ],
            #"""
            warning[long-reply]: this text has at least 1200 bytes, and instagram takes 1000 in one message: it would arrive as 2 messages
             --> rules.json:1:73   (rule "a")
              |
            1 | …tagram" }, "reply": "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa…
              |                      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^

            """#
        ),
    ]
}

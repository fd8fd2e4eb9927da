extension BrokenFile {
    static let publicReplies: [BrokenFile] = [
        BrokenFile(
            "a stranger's words in public",
            [
                "rules.json": #"""
                { "snippets": { "thanks": "Thanks {{name}}!" }, "rules": [ { "id": "a", "when": { "type": "comment", "text": { "regex": "order (?<number>\\d+)" } },
                  "public": ["You said {{text}}", "Order {{number}}", { "pick": ["{{> thanks}}", "{{platform}}"] }] } ] }
                """#
            ],
            #"""
            error[quotes-in-public]: `text` would write a stranger's words or name below the post, for all to read
             --> rules.json:2:26   (rule "a")
              |
            2 |   "public": ["You said {{text}}", "Order {{number}}", { "pick": ["{{> thanks}}", "{{platform}}"] }] …
              |                          ^^^^
              = help: write something of your own, or say that you want this: "public_may_quote": true

            error[quotes-in-public]: `number` would write a stranger's words or name below the post, for all to read
             --> rules.json:2:44   (rule "a")
              |
            2 |   "public": ["You said {{text}}", "Order {{number}}", { "pick": ["{{> thanks}}", "{{platform}}"] }] …
              |                                            ^^^^^^
              = help: write something of your own, or say that you want this: "public_may_quote": true

            error[quotes-in-public]: `name` would write a stranger's words or name below the post, for all to read
             --> rules.json:2:71   (rule "a")
              |
            2 |   "public": ["You said {{text}}", "Order {{number}}", { "pick": ["{{> thanks}}", "{{platform}}"] }] …
              |                                                                       ^^^^^^
              = help: write something of your own, or say that you want this: "public_may_quote": true

            warning[maybe-absent]: messages from instagram and messenger carry no `name` (in the snippet “thanks”)
             --> rules.json:2:71   (rule "a")
              |
            2 |   "public": ["You said {{text}}", "Order {{number}}", { "pick": ["{{> thanks}}", "{{platform}}"] }] …
              |                                                                       ^^^^^^
              = help: add a text to use instead: "defaults": { "name": "…" }

            """#
        ),
        BrokenFile(
            "public in a rule that answers no comments",
            [
                "rules.json": #"""
                { "rules": [ { "id": "a", "reply": "x", "public": "y" } ] }
                """#
            ],
            #"""
            warning[public-without-comments]: this rule answers no comments, so `public` is never written
             --> rules.json:1:41   (rule "a")
              |
            1 | { "rules": [ { "id": "a", "reply": "x", "public": "y" } ] }
              |                                         ^^^^^^^^
              = help: add `"type": "comment"` to its `when`

            """#
        ),
        BrokenFile(
            "public beside ai, and a medium in public",
            [
                "rules.json": #"""
                { "ai": { "model": "m", "on_error": "x" }, "rules": [
                  { "id": "a", "when": { "type": "comment" }, "ai": true, "public": "y" },
                  { "id": "b", "when": { "type": "comment" }, "public": { "image": "https://acme.example/a.png" } } ] }
                """#
            ],
            #"""
            error[conflicting-keys]: `public` goes with `reply` or stands alone, but this rule has `ai`
             --> rules.json:2:59   (rule "a")
              |
            2 |   { "id": "a", "when": { "type": "comment" }, "ai": true, "public": "y" },
              |                                                           ^^^^^^^^
              = the other one is here: rules.json:2:47
              = help: keep one of them; a second rule can do the other when this one has `"continue": true`

            error[unknown-key]: unknown key `image` in a public reply
             --> rules.json:3:59   (rule "b")
              |
            3 |   { "id": "b", "when": { "type": "comment" }, "public": { "image": "https://acme.example/a.png" } } …
              |                                                           ^^^^^^^
              = help: a public reply can have: text, pick

            """#
        ),
        BrokenFile(
            "public with text and pick",
            [
                "rules.json": #"""
                { "rules": [ { "id": "a", "when": { "type": "comment" }, "public": { "text": "x", "pick": ["y"] } } ] }
                """#
            ],
            #"""
            error[conflicting-keys]: a public reply has either `text` or `pick`
             --> rules.json:1:83   (rule "a")
              |
            1 | { "rules": [ { "id": "a", "when": { "type": "comment" }, "public": { "text": "x", "pick": ["y"] } } …
              |                                                                                   ^^^^^^
              = help: to write both make `public` a list: ["first this", { "pick": ["then one", "of these"] }]

            """#
        ),
        BrokenFile(
            "public_may_quote without public",
            [
                "rules.json": #"""
                { "rules": [ { "id": "a", "reply": "x", "public_may_quote": true } ] }
                """#
            ],
            #"""
            warning[no-effect]: this rule has no `public`, so `public_may_quote` changes nothing
             --> rules.json:1:41   (rule "a")
              |
            1 | { "rules": [ { "id": "a", "reply": "x", "public_may_quote": true } ] }
              |                                         ^^^^^^^^^^^^^^^^^^

            """#
        ),
    ]
}

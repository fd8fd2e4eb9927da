extension BrokenFile {
    static let files: [BrokenFile] = [
        BrokenFile(
            "an empty file",
            [
                "rules.json": #"""

                """#
            ],
            #"""
            error[empty-file]: this file is empty
             --> rules.json:1:1
              = help: to switch the bot off on purpose have one rule that says so: { "replyd": 1, "rules": [ { "id": "off", "silent": true } ] }

            """#
        ),
        BrokenFile(
            "a file without rules",
            [
                "rules.json": #"""
                {}
                """#
            ],
            #"""
            error[no-rules]: there are no rules: nothing would ever be answered
             --> rules.json:1:1
              = help: to switch the bot off on purpose have one rule that says so: { "replyd": 1, "rules": [ { "id": "off", "silent": true } ] }

            """#
        ),
        BrokenFile(
            "no enabled rule",
            [
                "rules.json": #"""
                { "rules": [ { "id": "a", "enabled": false, "reply": "x" } ] }
                """#
            ],
            #"""
            error[no-rules]: no rule is enabled: nothing would ever be answered
             --> rules.json:1:1
              = help: to switch the bot off on purpose have one rule that says so: { "replyd": 1, "rules": [ { "id": "off", "silent": true } ] }

            """#
        ),
        BrokenFile(
            "a list in place of an object",
            [
                "rules.json": #"""
                [ { "id": "a", "reply": "x" } ]
                """#
            ],
            #"""
            error[wrong-type]: a rules file must be an object `{ … }`, but a list stands here
             --> rules.json:1:1
              |
            1 | [ { "id": "a", "reply": "x" } ]
              | ^
              = help: put the rules into an object: { "replyd": 1, "rules": [ … ] }

            """#
        ),
        BrokenFile(
            "a syntax problem",
            [
                "rules.json": #"""
                {
                  "rules": [
                    { "id": "a", "reply": "x", }
                  ]
                }

                """#
            ],
            #"""
            error[trailing-comma]: A comma stands after the last entry.
             --> rules.json:3:30
              |
            3 |     { "id": "a", "reply": "x", }
              |                              ^
              = help: Remove the comma before `}`.

            """#
        ),
        BrokenFile(
            "a newer version of the language",
            [
                "rules.json": #"""
                { "replyd": 2, "rules": [ { "id": "a", "reply": "x" } ] }
                """#
            ],
            #"""
            error[unsupported-version]: this version of replyd reads version 1 of the rules language
             --> rules.json:1:13
              |
            1 | { "replyd": 2, "rules": [ { "id": "a", "reply": "x" } ] }
              |             ^
              = help: write `"replyd": 1`

            """#
        ),
        BrokenFile(
            "a token, which is not shown",
            [
                "rules.json": #"""
                { "rules": [ { "id": "a", "reply": "key sk-TOKEN" } ] }
                """#
            ],
            #"""
            error[token-in-rules]: this looks like an access token or an API key
             --> rules.json:1:36
              |
            1 | { "rules": [ { "id": "a", "reply": ••••••••••••••••••••••••••••••••• } ] }
              |                                    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
              = help: secrets belong in the environment or the secrets file, never in rules; consider this one leaked and have a new one made

            """#
        ),
        BrokenFile(
            "definitions twice, in two files",
            [
                "a.json": #"""
                { "lists": { "vips": ["a"] }, "ai": { "model": "m", "on_error": "x" },
                  "rules": [ { "id": "a", "reply": "x" } ] }
                """#,
                "b.json": #"""
                { "lists": { "vips": ["b"] },
                  "ai": { "model": "n", "on_error": "y" },
                  "rules": [ { "id": "a", "reply": "y" } ] }
                """#,
            ],
            #"""
            error[defined-twice]: the list “vips” is defined twice
             --> b.json:1:14
              |
            1 | { "lists": { "vips": ["b"] },
              |              ^^^^^^
              = first defined here: a.json:1:14
              = help: all files share it: keep one of the two, or rename one

            error[defined-twice]: `ai` is defined twice
             --> b.json:2:3
              |
            2 |   "ai": { "model": "n", "on_error": "y" },
              |   ^^^^
              = first defined here: a.json:1:31
              = help: all files share it: keep one of the two, or rename one

            error[duplicate-id]: another rule has the id “a” already
             --> b.json:3:22   (rule "a")
              |
            3 |   "rules": [ { "id": "a", "reply": "y" } ] }
              |                      ^^^
              = the first one is here: a.json:2:22
              = help: every rule needs a name of its own

            """#
        ),
    ]
}

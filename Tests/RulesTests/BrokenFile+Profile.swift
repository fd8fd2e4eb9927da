extension BrokenFile {
    /// Mistakes in what the accounts show beside the conversation.
    static let profiles: [BrokenFile] = [
        BrokenFile(
            "an entry that no rule answers, and one that does two things",
            [
                "rules.json": #"""
                { "settings": { "profile": { "get_started": { "rule": "prcies" },
                    "menu": [ { "title": "Shop", "url": "https://acme.example", "payload": "S" } ] } },
                  "rules": [ { "id": "prices", "reply": "x" } ] }
                """#
            ],
            #"""
            error[conflicting-keys]: a button does one thing, but this one has `url` and `payload`
             --> rules.json:2:65
              |
            2 |     "menu": [ { "title": "Shop", "url": "https://acme.example", "payload": "S" } ] } },
              |                                                                 ^^^^^^^^^
              = the other one is here: rules.json:2:34
              = help: keep one of them

            """#
        ),
        BrokenFile(
            "an entry that no rule answers",
            [
                "rules.json": #"""
                { "settings": { "profile": { "get_started": { "rule": "prcies" } } },
                  "rules": [ { "id": "prices", "reply": "x" } ] }
                """#
            ],
            #"""
            error[unknown-rule]: there is no rule “prcies”
             --> rules.json:1:55
              |
            1 | { "settings": { "profile": { "get_started": { "rule": "prcies" } } },
              |                                                       ^^^^^^^^ did you mean "prices"?
              = help: a button names the rule that answers by its `id`

            """#
        ),
        BrokenFile(
            "too many questions, a long title, a command with a slash",
            [
                "rules.json": #"""
                { "settings": { "profile": { "get_started": "START", "ice_breakers": ["1", "2", "3", "4", "5"],
                    "menu": ["A title that has more than 30 characters"],
                    "commands": [ { "name": "/prices", "description": "What things cost" } ] } },
                  "rules": [ { "id": "a", "reply": "x" } ] }
                """#
            ],
            #"""
            error[too-many]: `ice_breakers` has 5 entries, and Meta takes 4
             --> rules.json:1:54
              |
            1 | { "settings": { "profile": { "get_started": "START", "ice_breakers": ["1", "2", "3", "4", "5"],
              |                                                      ^^^^^^^^^^^^^^
              = help: keep the best of them

            error[long-title]: this has 40 characters, and a title has 30 at most here
             --> rules.json:2:14
              |
            2 |     "menu": ["A title that has more than 30 characters"],
              |              ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^

            error[bad-command]: “/prices” is not the name of a command
             --> rules.json:3:29
              |
            3 |     "commands": [ { "name": "/prices", "description": "What things cost" } ] } },
              |                             ^^^^^^^^^
              = help: small letters a-z, digits and _, at most 32, without the /

            """#
        ),
        BrokenFile(
            "a menu that Messenger does not show, and two entries of one title",
            [
                "rules.json": #"""
                { "settings": { "profile": { "menu": ["Prices"], "ice_breakers": ["Why?", "Why?"] } },
                  "rules": [ { "id": "a", "reply": "x" } ] }
                """#
            ],
            #"""
            error[duplicate-button]: two entries have the title “Why?”
             --> rules.json:1:50
              |
            1 | { "settings": { "profile": { "menu": ["Prices"], "ice_breakers": ["Why?", "Why?"] } },
              |                                                  ^^^^^^^^^^^^^^
              = help: nobody could tell the two apart

            """#
        ),
    ]
}

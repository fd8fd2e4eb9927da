extension BrokenFile {
    static let buttons: [BrokenFile] = [
        BrokenFile(
            "buttons without a text",
            [
                "rules.json": #"""
                { "rules": [ { "id": "a", "when": { "platform": "whatsapp" },
                   "reply": { "buttons": ["Yes", "No"] } } ] }
                """#
            ],
            #"""
            error[missing-text]: `buttons` needs a `text` above it
             --> rules.json:2:15   (rule "a")
              |
            2 |    "reply": { "buttons": ["Yes", "No"] } } ] }
              |               ^^^^^^^^^
              = help: add for example `"text": "What would you like to know?"`

            """#
        ),
        BrokenFile(
            "buttons and a list",
            [
                "rules.json": #"""
                { "rules": [ { "id": "a", "when": { "platform": "whatsapp" },
                   "reply": { "text": "x", "buttons": ["Yes"],
                  "list": ["No"] } } ] }
                """#
            ],
            #"""
            error[conflicting-keys]: a message has either `buttons` or a `list`
             --> rules.json:3:3   (rule "a")
              |
            3 |   "list": ["No"] } } ] }
              |   ^^^^^^
              = the other one is here: rules.json:2:28
              = help: to send both make `reply` a list: [{ … }, { … }]

            """#
        ),
        BrokenFile(
            "a button that names no rule",
            [
                "rules.json": #"""
                { "rules": [ { "id": "prices", "when": { "platform": "whatsapp", "text": "price" }, "reply": "x" },
                  { "id": "a", "when": { "platform": "whatsapp" }, "reply": { "text": "Choose:", "buttons": [ { "title": "Prices", "rule": "price" } ] } } ] }
                """#
            ],
            #"""
            error[unknown-rule]: there is no rule “price”
             --> rules.json:2:124   (rule "a")
              |
            2 | …: "Prices", "rule": "price" } ] } } ] }
              |                      ^^^^^^^ did you mean "prices"?
              = help: a button names the rule that answers by its `id`

            """#
        ),
        BrokenFile(
            "a button that names a rule by its former id",
            [
                "rules.json": #"""
                { "rules": [ { "id": "prices", "was": "costs", "when": { "platform": "whatsapp", "text": "price" }, "reply": "x" },
                  { "id": "a", "when": { "platform": "whatsapp" }, "reply": { "text": "Choose:", "buttons": [ { "title": "Prices", "rule": "costs" } ] } } ] }
                """#
            ],
            #"""
            error[unknown-rule]: there is no rule “costs”
             --> rules.json:2:124   (rule "a")
              |
            2 | …: "Prices", "rule": "costs" } ] } } ] }
              |                      ^^^^^^^ did you mean "prices"?
              = help: a button names the rule that answers by its `id`

            """#
        ),
        BrokenFile(
            "a button that names a rule that is switched off",
            [
                "rules.json": #"""
                { "rules": [ { "id": "prices", "enabled": false, "when": { "platform": "whatsapp" }, "reply": "x" },
                  { "id": "a", "when": { "platform": "whatsapp" }, "reply": { "text": "Choose:", "buttons": [ { "title": "Prices", "rule": "prices" } ] } } ] }
                """#
            ],
            #"""
            warning[disabled-rule]: the rule “prices” is switched off: a press is answered like any other message
             --> rules.json:2:124   (rule "a")
              |
            2 | …: "Prices", "rule": "prices" } ] } } ] }
              |                      ^^^^^^^^

            """#
        ),
        BrokenFile(
            "a button that names a rule which needs the message",
            [
                "rules.json": #"""
                { "rules": [ { "id": "order", "when": { "platform": "whatsapp", "text": { "regex": "order (?<number>\\d+)" } }, "reply": "Order {{number}}" },
                  { "id": "a", "when": { "platform": "whatsapp" }, "reply": { "text": "Choose:", "buttons": [ { "title": "My order", "rule": "order" } ] } } ] }
                """#
            ],
            #"""
            error[press-without-capture]: the reply of “order” needs `number` out of the message, and a press has none
             --> rules.json:2:126   (rule "a")
              |
            2 | …"My order", "rule": "order" } ] } } ] }
              |                      ^^^^^^^
              = help: give it a default: "defaults": { "number": "…" }, or write {{#number}}…{{/number}} around it

            """#
        ),
        BrokenFile(
            "a button with two meanings",
            [
                "rules.json": #"""
                { "rules": [ { "id": "a", "when": { "platform": "whatsapp" },
                   "reply": { "text": "Choose:",
                  "buttons": [ { "title": "Prices", "payload": "PRICES", "url": "https://acme.example" } ] } } ] }
                """#
            ],
            #"""
            error[conflicting-keys]: a button does one thing, but this one has `payload` and `url`
             --> rules.json:3:58   (rule "a")
              |
            3 |   "buttons": [ { "title": "Prices", "payload": "PRICES", "url": "https://acme.example" } ] } } ] }
              |                                                          ^^^^^
              = the other one is here: rules.json:3:37
              = help: keep one of them

            """#
        ),
        BrokenFile(
            "a button without a title, and one with an unknown key",
            [
                "rules.json": #"""
                { "rules": [ { "id": "a", "when": { "platform": "whatsapp" },
                   "reply": { "text": "Choose:",
                  "buttons": [ { "payload": "PRICES" }, { "title": "Hours", "colour": "red" } ] } } ] }
                """#
            ],
            #"""
            error[missing-key]: entry 1 of `buttons` has no `title`
             --> rules.json:3:16   (rule "a")
              |
            3 |   "buttons": [ { "payload": "PRICES" }, { "title": "Hours", "colour": "red" } ] } } ] }
              |                ^
              = help: add for example `"title": "Prices"`

            error[unknown-key]: unknown key `colour` in a button
             --> rules.json:3:61   (rule "a")
              |
            3 |   "buttons": [ { "payload": "PRICES" }, { "title": "Hours", "colour": "red" } ] } } ] }
              |                                                             ^^^^^^^^
              = help: a button can have: title, rule, payload, url, phone

            """#
        ),
        BrokenFile(
            "a payload of the program's own",
            [
                "rules.json": #"""
                { "rules": [ { "id": "a", "when": { "platform": "whatsapp" },
                   "reply": { "text": "Choose:",
                  "buttons": [ { "title": "Prices", "payload": "replyd:rule:prices" } ] } } ] }
                """#
            ],
            #"""
            error[reserved-payload]: a payload cannot begin with `replyd:`
             --> rules.json:3:48   (rule "a")
              |
            3 |   "buttons": [ { "title": "Prices", "payload": "replyd:rule:prices" } ] } } ] }
              |                                                ^^^^^^^^^^^^^^^^^^^^
              = help: for a press that a rule answers write `"rule": "…"`

            """#
        ),
        BrokenFile(
            "a payload that is too long",
            [
                "rules.json": #"""
                { "rules": [ { "id": "a", "when": { "platform": "whatsapp" },
                   "reply": { "text": "Choose:",
                  "buttons": [ { "title": "Prices", "payload": "LONG" } ] } } ] }
                """#
            ],
            #"""
            error[long-payload]: a press would send 1200 characters, and whatsapp takes 256
             --> rules.json:3:48   (rule "a")
              |
            3 | …Prices", "payload": "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa…
              |                      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^

            """#
        ),
        BrokenFile(
            "a payload that is too long in a list",
            [
                "rules.json": #"""
                { "rules": [ { "id": "a", "when": { "platform": "whatsapp" },
                   "reply": { "text": "Choose:",
                  "buttons": [ "1", "2", "3", { "title": "Prices", "payload": "LONG" } ] } } ] }
                """#
            ],
            #"""
            warning[other-form]: whatsapp shows 3 buttons at most: these 4 become a list
             --> rules.json:3:3   (rule "a")
              |
            3 |   "buttons": [ "1", "2", "3", { "title": "Prices", "payload": "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa…
              |   ^^^^^^^^^

            error[long-payload]: a press would send 1200 characters, and whatsapp takes 200
             --> rules.json:3:63   (rule "a")
              |
            3 | …Prices", "payload": "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa…
              |                      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^

            """#
        ),
        BrokenFile(
            "a title that is too long",
            [
                "rules.json": #"""
                { "rules": [ { "id": "a", "when": { "platform": "whatsapp" },
                   "reply": { "text": "Choose:",
                  "buttons": ["Prices of all flowers"] } } ] }
                """#
            ],
            #"""
            error[long-title]: this has 21 characters, and the title of a button has 20 at most
             --> rules.json:3:15   (rule "a")
              |
            3 |   "buttons": ["Prices of all flowers"] } } ] }
              |               ^^^^^^^^^^^^^^^^^^^^^^^

            """#
        ),
        BrokenFile(
            "a title with a variable",
            [
                "rules.json": #"""
                { "rules": [ { "id": "a", "when": { "platform": "whatsapp" },
                   "reply": { "text": "Choose:",
                  "buttons": ["Prices, {{platform}}"] } } ] }
                """#
            ],
            #"""
            warning[title-may-be-cut]: the title of a button has 20 characters at most: where a variable makes this longer it is cut
             --> rules.json:3:15   (rule "a")
              |
            3 |   "buttons": ["Prices, {{platform}}"] } } ] }
              |               ^^^^^^^^^^^^^^^^^^^^^^

            """#
        ),
        BrokenFile(
            "a title that may be empty",
            [
                "rules.json": #"""
                { "rules": [ { "id": "a", "when": { "platform": "whatsapp" },
                   "reply": { "text": "Choose:",
                  "buttons": ["{{#media.filename}}File{{/media.filename}}"] } } ] }
                """#
            ],
            #"""
            error[may-be-empty]: the title of a button cannot be empty, and this is where its variables are absent
             --> rules.json:3:15   (rule "a")
              |
            3 |   "buttons": ["{{#media.filename}}File{{/media.filename}}"] } } ] }
              |               ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
              = help: add a word to it, or a default for the variable: "defaults": { … }

            warning[title-may-be-cut]: the title of a button has 20 characters at most: where a variable makes this longer it is cut
             --> rules.json:3:15   (rule "a")
              |
            3 |   "buttons": ["{{#media.filename}}File{{/media.filename}}"] } } ] }
              |               ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^

            """#
        ),
        BrokenFile(
            "two buttons with one title",
            [
                "rules.json": #"""
                { "rules": [ { "id": "a", "when": { "platform": "whatsapp" },
                   "reply": { "text": "Choose:",
                  "buttons": ["Prices", { "title": "PRICES", "payload": "P" }] } } ] }
                """#
            ],
            #"""
            error[duplicate-button]: two choices have the same title
             --> rules.json:3:36   (rule "a")
              |
            3 |   "buttons": ["Prices", { "title": "PRICES", "payload": "P" }] } } ] }
              |                                    ^^^^^^^^
              = the other one is here: rules.json:3:15
              = help: platforms refuse it, and nobody could tell the two apart

            """#
        ),
        BrokenFile(
            "two buttons with one payload",
            [
                "rules.json": #"""
                { "rules": [ { "id": "a", "when": { "platform": "whatsapp" },
                   "reply": { "text": "Choose:",
                  "buttons": [ { "title": "Prices", "payload": "P" }, { "title": "Hours", "payload": "P" } ] } } ] }
                """#
            ],
            #"""
            error[duplicate-button]: two choices send the same payload
             --> rules.json:3:86   (rule "a")
              |
            3 |   "buttons": [ { "title": "Prices", "payload": "P" }, { "title": "Hours", "payload": "P" } ] } } ] }
              |                                                                                      ^^^
              = the other one is here: rules.json:3:48
              = help: platforms refuse it, and nobody could tell the two apart

            """#
        ),
        BrokenFile(
            "two buttons for one rule",
            [
                "rules.json": #"""
                { "rules": [ { "id": "prices", "when": { "platform": "whatsapp", "text": "price" }, "reply": "x" },
                  { "id": "a", "when": { "platform": "whatsapp" }, "reply": { "text": "Choose:",
                    "buttons": [ { "title": "Prices", "rule": "prices" }, { "title": "Costs", "rule": "prices" } ] } } ] }
                """#
            ],
            #"""
            error[duplicate-button]: two choices are answered by the same rule
             --> rules.json:3:87   (rule "a")
              |
            3 |     "buttons": [ { "title": "Prices", "rule": "prices" }, { "title": "Costs", "rule": "prices" } ] }…
              |                                                                                       ^^^^^^^^
              = the other one is here: rules.json:3:47
              = help: platforms refuse it, and nobody could tell the two apart

            """#
        ),
        BrokenFile(
            "a phone number without its country",
            [
                "rules.json": #"""
                { "rules": [ { "id": "a", "when": { "platform": "whatsapp" },
                   "reply": { "text": "Choose:",
                  "buttons": [ { "title": "Call us", "phone": "030 1234567" } ] } } ] }
                """#
            ],
            #"""
            error[bad-phone]: “030 1234567” is not a phone number
             --> rules.json:3:47   (rule "a")
              |
            3 |   "buttons": [ { "title": "Call us", "phone": "030 1234567" } ] } } ] }
              |                                               ^^^^^^^^^^^^^
              = help: write it with + and the code of the country: +49 30 1234567

            """#
        ),
    ]
}

extension BrokenFile {
    static let messageTemplates: [BrokenFile] = [
        BrokenFile(
            "a template for all platforms",
            [
                "rules.json": #"""
                { "rules": [ { "id": "a", "reply": { "template": { "name": "order_ready", "language": "en" } } } ] }
                """#
            ],
            #"""
            error[only-whatsapp]: only WhatsApp has templates: on instagram and messenger this could never be sent
             --> rules.json:1:38   (rule "a")
              |
            1 | { "rules": [ { "id": "a", "reply": { "template": { "name": "order_ready", "language": "en" } } } ] }
              |                                      ^^^^^^^^^^
              = help: put it into a reply for WhatsApp alone: { "whatsapp": { "template": … }, "else": … }

            """#
        ),
        BrokenFile(
            "a template with a wrong name and language",
            [
                "rules.json": #"""
                { "rules": [ { "id": "a", "when": { "platform": "whatsapp" },
                   "reply": { "template": { "name": "Order Ready", "language": "english" } } } ] }
                """#
            ],
            #"""
            error[bad-template-name]: “Order Ready” cannot be the name of a template: it has only the letters a-z, digits and `_`
             --> rules.json:2:37   (rule "a")
              |
            2 |    "reply": { "template": { "name": "Order Ready", "language": "english" } } } ] }
              |                                     ^^^^^^^^^^^^^
              = help: copy it from WhatsApp Manager, where templates are approved

            error[bad-language]: “english” is not the code of a template's language
             --> rules.json:2:64   (rule "a")
              |
            2 |    "reply": { "template": { "name": "Order Ready", "language": "english" } } } ] }
              |                                                                ^^^^^^^^^
              = help: write it as WhatsApp Manager shows it: en, en_US, pt_BR

            """#
        ),
        BrokenFile(
            "a template without a language, and something beside one",
            [
                "rules.json": #"""
                { "rules": [ { "id": "a", "when": { "platform": "whatsapp" },
                   "reply": [ { "template": { "name": "a" } },
                  { "template": { "name": "a", "language": "en" }, "text": "x" } ] } ] }
                """#
            ],
            #"""
            error[missing-key]: `template` has no `language`
             --> rules.json:2:29   (rule "a")
              |
            2 |    "reply": [ { "template": { "name": "a" } },
              |                             ^
              = help: add for example `"language": "en"`

            error[conflicting-keys]: a template is a whole message: nothing stands beside it
             --> rules.json:3:52   (rule "a")
              |
            3 |   { "template": { "name": "a", "language": "en" }, "text": "x" } ] } ] }
              |                                                    ^^^^^^
              = the other one is here: rules.json:3:5
              = help: to send both make `reply` a list: [{ … }, { … }]

            """#
        ),
        BrokenFile(
            "a template with a gap that may stay empty",
            [
                "rules.json": #"""
                { "rules": [ { "id": "a", "when": { "platform": "whatsapp", "text": { "words": "order", "regex": "order (?<number>\\d+)" } },
                  "reply": { "template": { "name": "a", "language": "en", "body": ["{{#number}}{{number}}{{/number}}"] } } } ] }
                """#
            ],
            #"""
            error[may-be-empty]: what fills a gap of a template cannot be empty, and this is where its variables are absent
             --> rules.json:2:68   (rule "a")
              |
            2 | …ge": "en", "body": ["{{#number}}{{number}}{{/number}}"] } } } ] }
              |                      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
              = help: add a word to it, or a default for the variable: "defaults": { … }

            """#
        ),
        BrokenFile(
            "a template's header with two files, and a button that does nothing",
            [
                "rules.json": #"""
                { "rules": [ { "id": "a", "when": { "platform": "whatsapp" },
                   "reply": [ { "template": { "name": "a", "language": "en",
                    "header": { "image": "https://acme.example/a.png", "document": "https://acme.example/a.pdf" } } },
                  { "template": { "name": "a", "language": "en", "buttons": [ {} ] } } ] } ] }
                """#
            ],
            #"""
            error[conflicting-keys]: a header has one file, but this one has `image` and `document`
             --> rules.json:3:56   (rule "a")
              |
            3 |     "header": { "image": "https://acme.example/a.png", "document": "https://acme.example/a.pdf" } } …
              |                                                        ^^^^^^^^^^
              = the other one is here: rules.json:3:17
              = help: keep one of them

            error[empty-object]: entry 1 of `buttons` asks for nothing
             --> rules.json:4:63   (rule "a")
              |
            4 |   { "template": { "name": "a", "language": "en", "buttons": [ {} ] } } ] } ] }
              |                                                               ^
              = help: it can have: rule, payload, url

            """#
        ),
    ]
}

extension BrokenFile {
    static let menus: [BrokenFile] = [
        BrokenFile(
            "more buttons than WhatsApp shows",
            [
                "rules.json": #"""
                { "rules": [ { "id": "a", "when": { "platform": "whatsapp" },
                   "reply": { "text": "Choose:",
                  "buttons": ["1", "2", "3", "4"] } } ] }
                """#
            ],
            #"""
            warning[other-form]: whatsapp shows 3 buttons at most: these 4 become a list
             --> rules.json:3:3   (rule "a")
              |
            3 |   "buttons": ["1", "2", "3", "4"] } } ] }
              |   ^^^^^^^^^

            """#
        ),
        BrokenFile(
            "more buttons than any platform shows",
            [
                "rules.json": #"""
                { "rules": [ { "id": "a", "when": { "platform": ["whatsapp", "messenger"] },
                   "reply": { "text": "Choose:",
                  "buttons": ["1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11", "12", "13", "14"] } } ] }
                """#
            ],
            #"""
            warning[other-form]: messenger takes 13 choices at most: these 14 become numbered lines of the text
             --> rules.json:3:3   (rule "a")
              |
            3 |   "buttons": ["1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11", "12", "13", "14"] } } ] }
              |   ^^^^^^^^^

            warning[other-form]: whatsapp takes 10 choices at most: these 14 become numbered lines of the text
             --> rules.json:3:3   (rule "a")
              |
            3 |   "buttons": ["1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11", "12", "13", "14"] } } ] }
              |   ^^^^^^^^^

            """#
        ),
        BrokenFile(
            "a link beside other buttons",
            [
                "rules.json": #"""
                { "rules": [ { "id": "a", "when": { "platform": "whatsapp" },
                   "reply": { "text": "Choose:",
                  "buttons": ["Prices", { "title": "Shop", "url": "https://acme.example" }] } } ] }
                """#
            ],
            #"""
            warning[other-form]: whatsapp has no links beside other buttons: the links stand in the text
             --> rules.json:3:3   (rule "a")
              |
            3 |   "buttons": ["Prices", { "title": "Shop", "url": "https://acme.example" }] } } ] }
              |   ^^^^^^^^^

            """#
        ),
        BrokenFile(
            "a phone number beside other buttons",
            [
                "rules.json": #"""
                { "rules": [ { "id": "a", "when": { "platform": ["whatsapp", "instagram", "messenger"] },
                   "reply": { "text": "Choose:",
                  "buttons": ["Prices", { "title": "Call us", "phone": "+49301234567" }] } } ] }
                """#
            ],
            #"""
            warning[other-form]: instagram has no buttons that call: the number stands in the text
             --> rules.json:3:3   (rule "a")
              |
            3 |   "buttons": ["Prices", { "title": "Call us", "phone": "+49301234567" }] } } ] }
              |   ^^^^^^^^^

            warning[other-form]: whatsapp has no buttons that call: the number stands in the text
             --> rules.json:3:3   (rule "a")
              |
            3 |   "buttons": ["Prices", { "title": "Call us", "phone": "+49301234567" }] } } ] }
              |   ^^^^^^^^^

            """#
        ),
        BrokenFile(
            "four buttons of which one is a link",
            [
                "rules.json": #"""
                { "rules": [ { "id": "a", "when": { "platform": "messenger" },
                   "reply": { "text": "Choose:",
                  "buttons": ["1", "2", "3", { "title": "Shop", "url": "https://acme.example" }] } } ] }
                """#
            ],
            #"""
            warning[other-form]: messenger shows 3 buttons at most where one is a link: the links stand in the text
             --> rules.json:3:3   (rule "a")
              |
            3 |   "buttons": ["1", "2", "3", { "title": "Shop", "url": "https://acme.example" }] } } ] }
              |   ^^^^^^^^^

            """#
        ),
        BrokenFile(
            "a text that is too long above buttons",
            [
                "rules.json": #"""
                { "rules": [ { "id": "a", "when": { "platform": "whatsapp" },
                   "reply": { "text": "LONG",
                  "buttons": ["Prices"] } } ] }
                """#
            ],
            #"""
            warning[long-reply]: this text has at least 1200 characters, and whatsapp takes 1024 above a menu: it arrives as several messages, of which the last has the menu
             --> rules.json:2:23   (rule "a")
              |
            2 | … "reply": { "text": "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa…
              |                      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^

            """#
        ),
        BrokenFile(
            "a text that may be empty above buttons",
            [
                "rules.json": #"""
                { "rules": [ { "id": "a", "when": { "platform": "whatsapp" },
                   "reply": { "text": "{{#media.filename}}x{{/media.filename}}",
                  "buttons": ["Prices"] } } ] }
                """#
            ],
            #"""
            error[may-be-empty]: a text above a menu cannot be empty, and this is where its variables are absent
             --> rules.json:2:23   (rule "a")
              |
            2 |    "reply": { "text": "{{#media.filename}}x{{/media.filename}}",
              |                       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
              = help: add a word to it, or a default for the variable: "defaults": { … }

            """#
        ),
        BrokenFile(
            "a list elsewhere than on WhatsApp",
            [
                "rules.json": #"""
                { "rules": [ { "id": "a", "when": { "platform": "instagram" },
                   "reply": { "text": "Choose:",
                  "list": ["Prices", "Hours"] } } ] }
                """#
            ],
            #"""
            warning[other-form]: instagram has no lists: this one becomes quick replies
             --> rules.json:3:3   (rule "a")
              |
            3 |   "list": ["Prices", "Hours"] } } ] }
              |   ^^^^^^

            """#
        ),
        BrokenFile(
            "a list with descriptions elsewhere than on WhatsApp",
            [
                "rules.json": #"""
                { "rules": [ { "id": "a", "when": { "platform": "instagram" },
                   "reply": { "text": "Choose:",
                  "list": [ { "title": "Prices", "description": "Of flowers" } ] } } ] }
                """#
            ],
            #"""
            warning[other-form]: instagram has no lists: this one becomes numbered lines of the text
             --> rules.json:3:3   (rule "a")
              |
            3 |   "list": [ { "title": "Prices", "description": "Of flowers" } ] } } ] }
              |   ^^^^^^

            """#
        ),
        BrokenFile(
            "a list with too many rows",
            [
                "rules.json": #"""
                { "rules": [ { "id": "a", "when": { "platform": "whatsapp" },
                   "reply": { "text": "Choose:",
                  "list": ["1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11"] } } ] }
                """#
            ],
            #"""
            warning[other-form]: a list on whatsapp has 10 rows at most: these 11 become numbered lines of the text
             --> rules.json:3:3   (rule "a")
              |
            3 |   "list": ["1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11"] } } ] }
              |   ^^^^^^

            """#
        ),
        BrokenFile(
            "a list with titles that are too long",
            [
                "rules.json": #"""
                { "rules": [ { "id": "a", "when": { "platform": "whatsapp" },
                   "reply": { "text": "Choose:",
                  "list": { "button": "All that we can do here", "sections": [ { "title": "Everything about our flowers", "rows": [
                  { "title": "The prices of our flowers", "description": "LONG" } ] } ] } } } ] }
                """#
            ],
            #"""
            error[long-title]: this has 23 characters, and the button of a list has 20 at most
             --> rules.json:3:23   (rule "a")
              |
            3 |   "list": { "button": "All that we can do here", "sections": [ { "title": "Everything about our flow…
              |                       ^^^^^^^^^^^^^^^^^^^^^^^^^

            error[long-title]: this has 28 characters, and the title of a section has 24 at most
             --> rules.json:3:75   (rule "a")
              |
            3 | …ions": [ { "title": "Everything about our flowers", "rows": [
              |                      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^

            error[long-title]: this has 25 characters, and the title of a row has 24 at most
             --> rules.json:4:14   (rule "a")
              |
            4 |   { "title": "The prices of our flowers", "description": "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa…
              |              ^^^^^^^^^^^^^^^^^^^^^^^^^^^

            error[long-title]: this has 1200 characters, and the description of a row has 72 at most
             --> rules.json:4:58   (rule "a")
              |
            4 | …rs", "description": "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa…
              |                      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^

            """#
        ),
        BrokenFile(
            "a list of sections without titles",
            [
                "rules.json": #"""
                { "rules": [ { "id": "a", "when": { "platform": "whatsapp" },
                   "reply": { "text": "Choose:",
                  "list": { "sections": [ { "title": "A", "rows": ["1"] }, { "rows": ["2"] } ] } } } ] }
                """#
            ],
            #"""
            error[missing-title]: this section has no `title`, which a list of several sections needs
             --> rules.json:3:60   (rule "a")
              |
            3 |   "list": { "sections": [ { "title": "A", "rows": ["1"] }, { "rows": ["2"] } ] } } } ] }
              |                                                            ^
              = help: add for example `"title": "Orders"`

            """#
        ),
        BrokenFile(
            "a list with rows and sections, and one with neither",
            [
                "rules.json": #"""
                { "rules": [ { "id": "a", "when": { "platform": "whatsapp" },
                   "reply": [ { "text": "x", "list": { "rows": ["1"], "sections": [ { "rows": ["2"] } ] } },
                  { "text": "x", "list": { "button": "Menu" } } ] } ] }
                """#
            ],
            #"""
            error[conflicting-keys]: a list has either `rows` or `sections`
             --> rules.json:2:55   (rule "a")
              |
            2 |    "reply": [ { "text": "x", "list": { "rows": ["1"], "sections": [ { "rows": ["2"] } ] } },
              |                                                       ^^^^^^^^^^
              = the other one is here: rules.json:2:40
              = help: put the rows into a section

            error[missing-key]: this list offers nothing
             --> rules.json:3:26   (rule "a")
              |
            3 |   { "text": "x", "list": { "button": "Menu" } } ] } ] }
              |                          ^
              = help: add for example `"rows": ["Prices", "Opening hours"]`

            """#
        ),
        BrokenFile(
            "a section without rows, and an empty list",
            [
                "rules.json": #"""
                { "rules": [ { "id": "a", "when": { "platform": "whatsapp" },
                   "reply": [ { "text": "x", "list": { "sections": [ { "title": "A" } ] } },
                  { "text": "x", "list": [] } ] } ] }
                """#
            ],
            #"""
            error[missing-key]: entry 1 of `sections` has no `rows`
             --> rules.json:2:54   (rule "a")
              |
            2 |    "reply": [ { "text": "x", "list": { "sections": [ { "title": "A" } ] } },
              |                                                      ^
              = help: add for example `"rows": ["Prices", "Opening hours"]`

            error[empty-list]: `list` is an empty list, which nothing can satisfy
             --> rules.json:3:26   (rule "a")
              |
            3 |   { "text": "x", "list": [] } ] } ] }
              |                          ^^
              = help: put something into it, or leave the key out

            """#
        ),
        BrokenFile(
            "a row with a link",
            [
                "rules.json": #"""
                { "rules": [ { "id": "a", "when": { "platform": "whatsapp" },
                   "reply": { "text": "Choose:",
                  "list": [ { "title": "Shop", "url": "https://acme.example" } ] } } ] }
                """#
            ],
            #"""
            error[unknown-key]: unknown key `url` in a row of a list
             --> rules.json:3:32   (rule "a")
              |
            3 |   "list": [ { "title": "Shop", "url": "https://acme.example" } ] } } ] }
              |                                ^^^^^
              = help: a row of a list can have: title, description, rule, payload

            """#
        ),
    ]
}

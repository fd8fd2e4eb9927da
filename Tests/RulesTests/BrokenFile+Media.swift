extension BrokenFile {
    static let media: [BrokenFile] = [
        BrokenFile(
            "a link that is not one",
            [
                "rules.json": #"""
                { "rules": [ { "id": "a", "when": { "platform": "whatsapp" },
                   "reply": { "image": "acme.example/a.png" } } ] }
                """#
            ],
            #"""
            error[bad-link]: “acme.example/a.png” does not begin with https://
             --> rules.json:2:24   (rule "a")
              |
            2 |    "reply": { "image": "acme.example/a.png" } } ] }
              |                        ^^^^^^^^^^^^^^^^^^^^
              = help: write it as in the browser's address bar: https://acme.example/prices

            """#
        ),
        BrokenFile(
            "a link with a variable, and one without https",
            [
                "rules.json": #"""
                { "rules": [ { "id": "a", "when": { "platform": "whatsapp" },
                   "reply": [ { "image": "https://acme.example/{{name}}.png" }, { "video": "http://acme.example/a.mp4" } ] } ] }
                """#
            ],
            #"""
            error[unusable-link]: “https://acme.example/{{name}}.png” has a variable in it
             --> rules.json:2:26   (rule "a")
              |
            2 |    "reply": [ { "image": "https://acme.example/{{name}}.png" }, { "video": "http://acme.example/a.mp…
              |                          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
              = help: links are sent as they are; put a link with variables into the text

            error[bad-link]: “http://acme.example/a.mp4” does not begin with https://
             --> rules.json:2:76   (rule "a")
              |
            2 | ….png" }, { "video": "http://acme.example/a.mp4" } ] } ] }
              |                      ^^^^^^^^^^^^^^^^^^^^^^^^^^^
              = help: write it as in the browser's address bar: https://acme.example/prices

            """#
        ),
        BrokenFile(
            "a link with a space",
            [
                "rules.json": #"""
                { "rules": [ { "id": "a", "when": { "platform": "whatsapp" },
                   "reply": { "document": "https://acme.example/price list.pdf" } } ] }
                """#
            ],
            #"""
            error[bad-link]: “https://acme.example/price list.pdf” is not a link
             --> rules.json:2:27   (rule "a")
              |
            2 |    "reply": { "document": "https://acme.example/price list.pdf" } } ] }
              |                           ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
              = help: write it as in the browser's address bar: https://acme.example/prices

            """#
        ),
        BrokenFile(
            "a file and a link",
            [
                "rules.json": #"""
                { "rules": [ { "id": "a", "when": { "platform": "whatsapp" },
                   "reply": { "document": { "link": "https://acme.example/a.pdf", "file": "prices.pdf" } } } ] }
                """#
            ],
            #"""
            error[conflicting-keys]: `document` has a link and a file, and only one of them can be sent
             --> rules.json:2:67   (rule "a")
              |
            2 |    "reply": { "document": { "link": "https://acme.example/a.pdf", "file": "prices.pdf" } } } ] }
              |                                                                   ^^^^^^
              = the other one is here: rules.json:2:29
              = help: keep one of them

            """#
        ),
        BrokenFile(
            "neither a file nor a link",
            [
                "rules.json": #"""
                { "rules": [ { "id": "a", "when": { "platform": "whatsapp" },
                   "reply": { "document": { "name": "Prices" } } } ] }
                """#
            ],
            #"""
            error[missing-key]: `document` does not say which file to send
             --> rules.json:2:27   (rule "a")
              |
            2 |    "reply": { "document": { "name": "Prices" } } } ] }
              |                           ^
              = help: give it a `link`, or the name of a `file` in the folder `files`

            """#
        ),
        BrokenFile(
            "a file that is too large for a platform",
            [
                "rules.json": #"""
                { "rules": [ { "id": "a", "reply": { "video": { "file": "big.mp4" } } } ] }
                """#
            ],
            #"""
            error[file-too-large]: this file has 20 MB, and whatsapp takes 16 MB for a video: it could never be sent
             --> rules.json:1:47   (rule "a")
              |
            1 | { "rules": [ { "id": "a", "reply": { "video": { "file": "big.mp4" } } } ] }
              |                                               ^^^^^^^^^^^^^^^^^^^^^
              = help: make it smaller, or give whatsapp a reply of its own: { "whatsapp": …, "else": … }

            """#
        ),
        BrokenFile(
            "a file that is not there, and one that is empty",
            [
                "rules.json": #"""
                { "rules": [ { "id": "a", "when": { "platform": "whatsapp" },
                   "reply": [ { "image": { "file": "none.png" } }, { "image": { "file": "empty.png" } } ] } ] }
                """#
            ],
            #"""
            error[unusable-file]: the file “files/none.png” cannot be read here
             --> rules.json:2:36   (rule "a")
              |
            2 |    "reply": [ { "image": { "file": "none.png" } }, { "image": { "file": "empty.png" } } ] } ] }
              |                                    ^^^^^^^^^^
              = help: only commands that read the rules' folder can use files

            error[unusable-file]: the file “files/empty.png” is empty
             --> rules.json:2:73   (rule "a")
              |
            2 |    "reply": [ { "image": { "file": "none.png" } }, { "image": { "file": "empty.png" } } ] } ] }
              |                                                                         ^^^^^^^^^^^

            """#
        ),
        BrokenFile(
            "a document sent as an image, with a name",
            [
                "rules.json": #"""
                { "rules": [ { "id": "a", "when": { "platform": "whatsapp" },
                   "reply": { "image": { "file": "prices.pdf", "name": "Prices" } } } ] }
                """#
            ],
            #"""
            warning[other-kind]: “prices.pdf” looks like a document, but it is sent as `image`
             --> rules.json:2:24   (rule "a")
              |
            2 |    "reply": { "image": { "file": "prices.pdf", "name": "Prices" } } } ] }
              |                        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
              = help: write `"document"` in place of `"image"`

            warning[no-effect]: only a document is shown with a name
             --> rules.json:2:48   (rule "a")
              |
            2 |    "reply": { "image": { "file": "prices.pdf", "name": "Prices" } } } ] }
              |                                                ^^^^^^

            """#
        ),
        BrokenFile(
            "two files in one message",
            [
                "rules.json": #"""
                { "rules": [ { "id": "a", "when": { "platform": "whatsapp" },
                   "reply": { "image": "https://acme.example/a.png",
                  "audio": "https://acme.example/a.mp3" } } ] }
                """#
            ],
            #"""
            error[conflicting-keys]: a message has one file, but this one has two
             --> rules.json:3:3   (rule "a")
              |
            3 |   "audio": "https://acme.example/a.mp3" } } ] }
              |   ^^^^^^^
              = the other one is here: rules.json:2:15
              = help: to send both make `reply` a list: [{ … }, { … }]

            """#
        ),
        BrokenFile(
            "a text beside a file",
            [
                "rules.json": #"""
                { "rules": [ { "id": "a", "reply": { "image": "https://acme.example/a.png", "text": "Look!" } } ] }
                """#
            ],
            #"""
            warning[caption-apart]: on instagram and messenger no text can stand beside an image: it follows as a message of its own
             --> rules.json:1:85   (rule "a")
              |
            1 | { "rules": [ { "id": "a", "reply": { "image": "https://acme.example/a.png", "text": "Look!" } } ] }
              |                                                                                     ^^^^^^^

            """#
        ),
        BrokenFile(
            "a text beside a sound",
            [
                "rules.json": #"""
                { "rules": [ { "id": "a", "when": { "platform": "whatsapp" },
                   "reply": { "audio": "https://acme.example/a.mp3", "text": "Listen!" } } ] }
                """#
            ],
            #"""
            warning[caption-apart]: on whatsapp no text can stand beside an audio file: it follows as a message of its own
             --> rules.json:2:62   (rule "a")
              |
            2 |    "reply": { "audio": "https://acme.example/a.mp3", "text": "Listen!" } } ] }
              |                                                              ^^^^^^^^^

            """#
        ),
        BrokenFile(
            "a caption that is too long",
            [
                "rules.json": #"""
                { "rules": [ { "id": "a", "when": { "platform": "whatsapp" },
                   "reply": { "image": "https://acme.example/a.png", "text": "LONG" } } ] }
                """#
            ],
            #"""
            warning[caption-apart]: this text has at least 1200 characters, and whatsapp takes 1024 beside an image: it follows as a message of its own
             --> rules.json:2:62   (rule "a")
              |
            2 | …ple/a.png", "text": "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa…
              |                      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^

            """#
        ),
        BrokenFile(
            "a sticker elsewhere than on WhatsApp",
            [
                "rules.json": #"""
                { "rules": [ { "id": "a", "when": { "platform": "instagram" },
                   "reply": { "sticker": "https://acme.example/a.webp" } } ] }
                """#
            ],
            #"""
            warning[other-form]: only WhatsApp has stickers of one's own: on instagram it is sent as an image
             --> rules.json:2:15   (rule "a")
              |
            2 |    "reply": { "sticker": "https://acme.example/a.webp" } } ] }
              |               ^^^^^^^^^

            """#
        ),
    ]
}

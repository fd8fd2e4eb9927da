extension BrokenFile {
    static let platforms: [BrokenFile] = [
        BrokenFile(
            "a reply for all platforms and one for each",
            [
                "rules.json": #"""
                { "rules": [ { "id": "a", "reply": { "text": "x", "instagram": "y", "else": "z" } } ] }
                """#
            ],
            #"""
            error[conflicting-keys]: a reply is either one for all platforms or one for each, but this one has `text` and `instagram`
             --> rules.json:1:38   (rule "a")
              |
            1 | { "rules": [ { "id": "a", "reply": { "text": "x", "instagram": "y", "else": "z" } } ] }
              |                                      ^^^^^^
              = help: put `text` into the reply of a platform, or of `else`

            """#
        ),
        BrokenFile(
            "a platform within a platform, and an unknown one",
            [
                "rules.json": #"""
                { "rules": [ { "id": "a", "reply": { "instagram": { "whatsapp": "x" }, "telegram": "y", "else": "z" } } ] }
                """#
            ],
            #"""
            error[unknown-key]: unknown key `whatsapp` in a platform's reply
             --> rules.json:1:53   (rule "a")
              |
            1 | { "rules": [ { "id": "a", "reply": { "instagram": { "whatsapp": "x" }, "telegram": "y", "else": "z" …
              |                                                     ^^^^^^^^^^
              = help: a platform's reply can have: text, image, video, audio, document, sticker, buttons, list, react, template, pick

            error[unknown-key]: unknown key `telegram` in a reply
             --> rules.json:1:72   (rule "a")
              |
            1 | { "rules": [ { "id": "a", "reply": { "instagram": { "whatsapp": "x" }, "telegram": "y", "else": "z" …
              |                                                                        ^^^^^^^^^^
              = help: a reply can have: text, image, video, audio, document, sticker, buttons, list, react, template, pick, instagram, messenger, whatsapp, else

            """#
        ),
        BrokenFile(
            "a reply for a platform that the rule does not reach",
            [
                "rules.json": #"""
                { "rules": [ { "id": "a", "when": { "platform": "whatsapp" },
                   "reply": { "instagram": "x", "whatsapp": "y", "else": "z" } } ] }
                """#
            ],
            #"""
            warning[unreachable-platform]: this rule never answers on instagram
             --> rules.json:2:15   (rule "a")
              |
            2 |    "reply": { "instagram": "x", "whatsapp": "y", "else": "z" } } ] }
              |               ^^^^^^^^^^^

            warning[unreachable-platform]: every platform that this rule answers on has a reply of its own: `else` is never sent
             --> rules.json:2:50   (rule "a")
              |
            2 |    "reply": { "instagram": "x", "whatsapp": "y", "else": "z" } } ] }
              |                                                  ^^^^^^

            """#
        ),
        BrokenFile(
            "no reply for a platform that the rule reaches",
            [
                "rules.json": #"""
                { "rules": [ { "id": "a", "reply": { "instagram": "x" } } ] }
                """#
            ],
            #"""
            warning[nothing-for-platform]: on messenger and whatsapp this sends nothing
             --> rules.json:1:36   (rule "a")
              |
            1 | { "rules": [ { "id": "a", "reply": { "instagram": "x" } } ] }
              |                                    ^
              = help: add an `else` for the platforms that have no reply of their own

            """#
        ),
        BrokenFile(
            "several messages for a comment",
            [
                "rules.json": #"""
                { "rules": [ { "id": "a", "when": { "type": "comment" },
                   "reply": ["One", "Two"] } ] }
                """#
            ],
            #"""
            warning[one-private-reply]: Meta takes one private message for a comment, and this reply has 2: only the first goes out there
             --> rules.json:2:14   (rule "a")
              |
            2 |    "reply": ["One", "Two"] } ] }
              |              ^^^^^

            """#
        ),
        BrokenFile(
            "a reaction that is no emoji",
            [
                "rules.json": #"""
                { "rules": [ { "id": "a", "when": { "platform": "whatsapp" },
                   "reply": [ { "react": "ok" }, { "react": "😍😍" } ] } ] }
                """#
            ],
            #"""
            error[not-an-emoji]: “ok” is not one emoji
             --> rules.json:2:26   (rule "a")
              |
            2 |    "reply": [ { "react": "ok" }, { "react": "😍😍" } ] } ] }
              |                          ^^^^
              = help: a reaction is a single emoji, such as ❤️

            error[not-an-emoji]: “😍😍” is not one emoji
             --> rules.json:2:45   (rule "a")
              |
            2 |    "reply": [ { "react": "ok" }, { "react": "😍😍" } ] } ] }
              |                                             ^^^^^^
              = help: a reaction is a single emoji, such as ❤️

            """#
        ),
        BrokenFile(
            "a reaction to what can have none",
            [
                "rules.json": #"""
                { "rules": [ { "id": "a", "when": { "type": ["image", "comment"] },
                   "reply": { "react": "😍" } } ] }
                """#
            ],
            #"""
            warning[no-reactions]: a comment cannot be given an emoji: this is not sent for one
             --> rules.json:2:24   (rule "a")
              |
            2 |    "reply": { "react": "😍" } } ] }
              |                        ^^^^

            """#
        ),
        BrokenFile(
            "an alternative that sends nothing",
            [
                "rules.json": #"""
                { "rules": [ { "id": "a", "reply": { "pick": [ "x", {} ] } } ] }
                """#
            ],
            #"""
            error[empty-object]: this alternative sends nothing
             --> rules.json:1:53   (rule "a")
              |
            1 | { "rules": [ { "id": "a", "reply": { "pick": [ "x", {} ] } } ] }
              |                                                     ^
              = help: give it a `text`

            """#
        ),
        BrokenFile(
            "a delay that is too long, and one in a silent rule",
            [
                "rules.json": #"""
                { "rules": [ { "id": "a", "when": { "text": "x" }, "reply": "x", "delay": "5m" },
                  { "id": "b", "silent": true, "delay": "5s" } ] }
                """#
            ],
            #"""
            error[long-delay]: `delay` is 60s at most, but “5m” stands here
             --> rules.json:1:75   (rule "a")
              |
            1 | { "rules": [ { "id": "a", "when": { "text": "x" }, "reply": "x", "delay": "5m" },
              |                                                                           ^^^^
              = help: it shows that somebody is typing; a message after hours is nothing that this bot sends

            warning[no-effect]: this rule sends nothing, so `delay` changes nothing
             --> rules.json:2:32   (rule "b")
              |
            2 |   { "id": "b", "silent": true, "delay": "5s" } ] }
              |                                ^^^^^^^

            """#
        ),
        BrokenFile(
            "outside_window where there is no WhatsApp, and with a word that it does not know",
            [
                "rules.json": #"""
                { "rules": [ { "id": "a", "when": { "platform": "instagram" }, "reply": "x", "outside_window": "drop" },
                  { "id": "b", "when": { "platform": "whatsapp" }, "reply": "x", "outside_window": "skip" } ] }
                """#
            ],
            #"""
            warning[no-effect]: this rule never answers on whatsapp, so `outside_window` changes nothing
             --> rules.json:1:78   (rule "a")
              |
            1 | { "rules": [ { "id": "a", "when": { "platform": "instagram" }, "reply": "x", "outside_window": "drop…
              |                                                                              ^^^^^^^^^^^^^^^^

            error[unknown-value]: “skip” is not a word for `outside_window`
             --> rules.json:2:84   (rule "b")
              |
            2 |   { "id": "b", "when": { "platform": "whatsapp" }, "reply": "x", "outside_window": "skip" } ] }
              |                                                                                    ^^^^^^ did you mean "drop"?

            """#
        ),
        BrokenFile(
            "a group that hides a variable",
            [
                "rules.json": #"""
                { "rules": [ { "id": "a", "when": { "text": { "regex": "i am (?<name>\\w+)" } }, "reply": "Hi {{name}}" } ] }
                """#
            ],
            #"""
            warning[hidden-variable]: a pattern of this rule has a group `name`: it hides the variable `{{name}}`
             --> rules.json:1:27   (rule "a")
              |
            1 | { "rules": [ { "id": "a", "when": { "text": { "regex": "i am (?<name>\\w+)" } }, "reply": "Hi {{name…
              |                           ^^^^^^
              = help: give the group another name: (?<my_name>…)

            """#
        ),
        BrokenFile(
            "a variable that only files have",
            [
                "rules.json": #"""
                { "rules": [ { "id": "a", "when": { "platform": "whatsapp" },
                   "reply": "You sent {{media.mime}}" } ] }
                """#
            ],
            #"""
            warning[maybe-absent]: not all messages that this rule answers carry a `media.mime`
             --> rules.json:2:25   (rule "a")
              |
            2 |    "reply": "You sent {{media.mime}}" } ] }
              |                         ^^^^^^^^^^
              = help: add a text to use instead: "defaults": { "media.mime": "…" }

            """#
        ),
    ]
}

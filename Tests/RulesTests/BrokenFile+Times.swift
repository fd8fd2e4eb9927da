extension BrokenFile {
    static let times: [BrokenFile] = [
        BrokenFile(
            "a time zone by its city",
            [
                "rules.json": #"""
                { "settings": { "timezone": "Karachi" }, "rules": [ { "id": "a", "reply": "x" } ] }
                """#
            ],
            #"""
            error[unknown-timezone]: there is no time zone “Karachi”
             --> rules.json:1:29
              |
            1 | { "settings": { "timezone": "Karachi" }, "rules": [ { "id": "a", "reply": "x" } ] }
              |                             ^^^^^^^^^ did you mean "Asia/Karachi"?

            """#
        ),
        BrokenFile(
            "a misspelt time zone",
            [
                "rules.json": #"""
                { "settings": { "timezone": "Europe/Berln" }, "rules": [ { "id": "a", "reply": "x" } ] }
                """#
            ],
            #"""
            error[unknown-timezone]: there is no time zone “Europe/Berln”
             --> rules.json:1:29
              |
            1 | { "settings": { "timezone": "Europe/Berln" }, "rules": [ { "id": "a", "reply": "x" } ] }
              |                             ^^^^^^^^^^^^^^ did you mean "Europe/Berlin"?

            """#
        ),
        BrokenFile(
            "a time zone as an offset",
            [
                "rules.json": #"""
                { "settings": { "timezone": "UTC+5" }, "rules": [ { "id": "a", "reply": "x" } ] }
                """#
            ],
            #"""
            error[unknown-timezone]: there is no time zone “UTC+5”
             --> rules.json:1:29
              |
            1 | { "settings": { "timezone": "UTC+5" }, "rules": [ { "id": "a", "reply": "x" } ] }
              |                             ^^^^^^^
              = help: write a continent and a city, such as Asia/Karachi or Europe/Berlin: it knows about summer time, too

            """#
        ),
        BrokenFile(
            "a time zone and hours that are defined twice",
            [
                "a.json": #"""
                { "settings": { "timezone": "Asia/Karachi", "hours": { "mon": "closed", "tue": "09:00-17:00" } } }
                """#,
                "b.json": #"""
                { "settings": { "timezone": "Asia/Karachi", "hours": { "mon": "09:00-17:00" } }, "rules": [ { "id": "a", "reply": "x" } ] }
                """#,
            ],
            #"""
            error[defined-twice]: `timezone` is defined twice
             --> b.json:1:17
              |
            1 | { "settings": { "timezone": "Asia/Karachi", "hours": { "mon": "09:00-17:00" } }, "rules": [ { "id": …
              |                 ^^^^^^^^^^
              = first defined here: a.json:1:17
              = help: all files share it: keep one of the two, or rename one

            error[defined-twice]: `hours` is defined twice
             --> b.json:1:45
              |
            1 | { "settings": { "timezone": "Asia/Karachi", "hours": { "mon": "09:00-17:00" } }, "rules": [ { "id": …
              |                                             ^^^^^^^
              = first defined here: a.json:1:45
              = help: all files share it: keep one of the two, or rename one

            """#
        ),
        BrokenFile(
            "a language by its name",
            [
                "rules.json": #"""
                { "settings": { "language": "Deutsch" }, "rules": [ { "id": "a", "reply": "x" } ] }
                """#
            ],
            #"""
            error[unknown-language]: “Deutsch” is not the code of a language
             --> rules.json:1:29
              |
            1 | { "settings": { "language": "Deutsch" }, "rules": [ { "id": "a", "reply": "x" } ] }
              |                             ^^^^^^^^^ did you mean "de"?
              = help: a code has two letters, such as en; times are told in words in: ar, de, en, es, fr, hi, id, it, nl, pt, ru, tr, ur

            """#
        ),
        BrokenFile(
            "a language without words for times",
            [
                "rules.json": #"""
                { "settings": { "language": "pl" }, "rules": [ { "id": "a", "reply": "x" } ] }
                """#
            ],
            #"""
            warning[unknown-language]: there are no words for times in “pl”: they are written as 2026-12-26 10:00
             --> rules.json:1:29
              |
            1 | { "settings": { "language": "pl" }, "rules": [ { "id": "a", "reply": "x" } ] }
              |                             ^^^^
              = help: they are told in: ar, de, en, es, fr, hi, id, it, nl, pt, ru, tr, ur

            """#
        ),
        BrokenFile(
            "opening hours with slips in days and spans",
            [
                "rules.json": #"""
                {
                  "settings": {
                    "hours": {
                      "Mon-Thu": "09:00-17:00",
                      "fri": "9am-5pm",
                      "sat": ["10:00-14:00", "13:00-16:00"],
                      "sun": "Closed",
                      "25.12.2026": "closed",
                      "2026-02-30": "closed",
                      "holiday": "closed",
                      "2026-12-31": ["09:00-25:00", "closed"],
                      "2027-01-01": [],
                      "2027-01-02": null
                    }
                  },
                  "rules": [ { "id": "a", "reply": "x" } ]
                }
                """#
            ],
            #"""
            error[unknown-day]: this is not how days of the week are written
             --> rules.json:4:7
              |
            4 |       "Mon-Thu": "09:00-17:00",
              |       ^^^^^^^^^ did you mean "mon-thu"?
              = help: days are written mon, mon-fri, 2026-12-25, or --12-25 for every year

            error[bad-time]: this is not how a span of time is written
             --> rules.json:5:14
              |
            5 |       "fri": "9am-5pm",
              |              ^^^^^^^^^ did you mean "09:00-17:00"?
              = help: write from when until when, in 24 hours and with two digits each, such as 09:00-17:30; a day off is "closed"

            error[overlapping-hours]: 13:00-16:00 overlaps with 10:00-14:00
             --> rules.json:6:30
              |
            6 |       "sat": ["10:00-14:00", "13:00-16:00"],
              |                              ^^^^^^^^^^^^^
              = the other one is here: rules.json:6:15
              = help: write them as one span

            error[bad-time]: this is not how a day off is written
             --> rules.json:7:14
              |
            7 |       "sun": "Closed",
              |              ^^^^^^^^ did you mean "closed"?

            error[unknown-day]: this is not how a date is written
             --> rules.json:8:7
              |
            8 |       "25.12.2026": "closed",
              |       ^^^^^^^^^^^^ did you mean "2026-12-25"?
              = help: write year, month and day: 2026-12-25, with a time if need be: 2026-12-25T09:00; --12-25 is every year

            error[unknown-day]: February 2026 has only 28 days
             --> rules.json:9:7
              |
            9 |       "2026-02-30": "closed",
              |       ^^^^^^^^^^^^

            error[unknown-day]: this is not a day of the week, nor a date
              --> rules.json:10:7
               |
            10 |       "holiday": "closed",
               |       ^^^^^^^^^
               = help: days are mon tue wed thu fri sat sun, or from one to another: mon-fri

            error[bad-time]: there is no hour 25
              --> rules.json:11:29
               |
            11 |       "2026-12-31": ["09:00-25:00", "closed"],
               |                             ^^^^^
               = help: write from when until when, in 24 hours and with two digits each, such as 09:00-17:30

            error[bad-time]: a day off has no other hours
              --> rules.json:11:37
               |
            11 |       "2026-12-31": ["09:00-25:00", "closed"],
               |                                     ^^^^^^^^
               = help: write "closed" in place of the list, or leave it out of the list

            error[empty-list]: `2027-01-01` is an empty list
              --> rules.json:12:21
               |
            12 |       "2027-01-01": [],
               |                     ^^
               = help: a day off is written "closed"

            error[wrong-type]: `2027-01-02` must be a span such as "09:00-17:00", a list of these, or "closed", but `null` stands here
              --> rules.json:13:21
               |
            13 |       "2027-01-02": null
               |                     ^^^^

            """#
        ),
        BrokenFile(
            "days that two keys of the opening hours name",
            [
                "rules.json": #"""
                { "settings": { "hours": { "mon-fri": "09:00-17:00", "wed-sun": "10:00-12:00", "--12-25": "closed",
                  "2026-12-25": "closed" } }, "rules": [ { "id": "a", "reply": "x" } ] }
                """#
            ],
            #"""
            error[defined-twice]: “wed-sun” and “mon-fri” both give hours for wed, thu, fri
             --> rules.json:1:54
              |
            1 | { "settings": { "hours": { "mon-fri": "09:00-17:00", "wed-sun": "10:00-12:00", "--12-25": "closed",
              |                                                      ^^^^^^^^^
              = the other one is here: rules.json:1:28
              = help: name each day once; hours of a date beat those of a day of the week

            """#
        ),
        BrokenFile(
            "opening hours without an opening",
            [
                "rules.json": #"""
                { "settings": { "hours": { "mon-fri": "closed" } }, "rules": [ { "id": "a", "reply": "x" } ] }
                """#
            ],
            #"""
            warning[never-open]: by these hours the business is never open
             --> rules.json:1:17
              |
            1 | { "settings": { "hours": { "mon-fri": "closed" } }, "rules": [ { "id": "a", "reply": "x" } ] }
              |                 ^^^^^^^
              = help: days that are not named are closed; give some of them hours: "mon-fri": "09:00-17:00"

            """#
        ),
        BrokenFile(
            "opening hours that are no object",
            [
                "rules.json": #"""
                { "settings": { "hours": "09:00-17:00" }, "rules": [ { "id": "a", "when": { "hours": "open" }, "reply": "x" } ] }
                """#
            ],
            #"""
            error[wrong-type]: `hours` must be an object `{ … }`, but a text stands here
             --> rules.json:1:26
              |
            1 | { "settings": { "hours": "09:00-17:00" }, "rules": [ { "id": "a", "when": { "hours": "open" }, "repl…
              |                          ^^^^^^^^^^^^^

            warning[no-timezone]: this goes by the clock, but no file says in which time zone the business is: UTC is taken
             --> rules.json:1:77   (rule "a")
              |
            1 | { "settings": { "hours": "09:00-17:00" }, "rules": [ { "id": "a", "when": { "hours": "open" }, "repl…
              |                                                                             ^^^^^^^
              = help: add for example: "settings": { "timezone": "Europe/Berlin" }

            """#
        ),
        BrokenFile(
            "a condition on opening hours without any",
            [
                "rules.json": #"""
                { "rules": [ { "id": "a", "when": { "hours": "opened" }, "reply": "x" } ] }
                """#
            ],
            #"""
            error[no-hours]: this rule asks for opening hours, but no file has `settings.hours`
             --> rules.json:1:37   (rule "a")
              |
            1 | { "rules": [ { "id": "a", "when": { "hours": "opened" }, "reply": "x" } ] }
              |                                     ^^^^^^^
              = help: add for example: "settings": { "hours": { "mon-fri": "09:00-17:00", "2026-12-25": "closed" } }

            error[unknown-value]: “opened” is not a word for opening hours
             --> rules.json:1:46   (rule "a")
              |
            1 | { "rules": [ { "id": "a", "when": { "hours": "opened" }, "reply": "x" } ] }
              |                                              ^^^^^^^^ did you mean "open"?

            """#
        ),
        BrokenFile(
            "opening hours without a time zone: said once",
            [
                "rules.json": #"""
                { "settings": { "hours": { "mon-fri": "09:00-17:00" } },
                  "rules": [ { "id": "a", "when": { "hours": "open" }, "reply": "x" }, { "id": "b", "when": { "days": "sat" }, "reply": "y" } ] }
                """#
            ],
            #"""
            warning[no-timezone]: this goes by the clock, but no file says in which time zone the business is: UTC is taken
             --> rules.json:2:37   (rule "a")
              |
            2 |   "rules": [ { "id": "a", "when": { "hours": "open" }, "reply": "x" }, { "id": "b", "when": { "days"…
              |                                     ^^^^^^^
              = help: add for example: "settings": { "timezone": "Europe/Berlin" }

            """#
        ),
    ]
}

extension BrokenFile {
    static let timeConditions: [BrokenFile] = [
        BrokenFile(
            "dates with slips",
            [
                "rules.json": #"""
                { "settings": { "timezone": "Asia/Karachi" }, "rules": [
                  { "id": "a", "when": { "dates": { "from": "27/11/2026", "until": "05/06/2027" } }, "reply": "x" },
                  { "id": "b", "when": { "dates": "2026-12-25" }, "reply": "x" },
                  { "id": "c", "when": { "dates": {} }, "reply": "x" },
                  { "id": "d", "when": { "dates": { "since": "2026-12-01" } }, "reply": "x" },
                  { "id": "e", "when": { "dates": { "from": "2026-11-27T25:00" } }, "reply": "x" } ] }
                """#
            ],
            #"""
            error[bad-date]: this is not how a date is written
             --> rules.json:2:45   (rule "a")
              |
            2 |   { "id": "a", "when": { "dates": { "from": "27/11/2026", "until": "05/06/2027" } }, "reply": "x" },
              |                                             ^^^^^^^^^^^^ did you mean "2026-11-27"?
              = help: write year, month and day: 2026-12-25, with a time if need be: 2026-12-25T09:00; --12-25 is every year

            error[bad-date]: nobody can tell the day from the month here
             --> rules.json:2:68   (rule "a")
              |
            2 |   { "id": "a", "when": { "dates": { "from": "27/11/2026", "until": "05/06/2027" } }, "reply": "x" },
              |                                                                    ^^^^^^^^^^^^
              = help: write year, month and day: 2026-12-25, with a time if need be: 2026-12-25T09:00; --12-25 is every year

            error[wrong-type]: `dates` must be an object `{ … }`, but a text stands here
             --> rules.json:3:35   (rule "b")
              |
            3 |   { "id": "b", "when": { "dates": "2026-12-25" }, "reply": "x" },
              |                                   ^^^^^^^^^^^^
              = help: write for example { "from": "2026-12-01", "until": "2026-12-26" }

            error[empty-object]: `dates` asks for nothing
             --> rules.json:4:35   (rule "c")
              |
            4 |   { "id": "c", "when": { "dates": {} }, "reply": "x" },
              |                                   ^
              = help: it can have: from, until

            error[unknown-key]: unknown key `since` in `dates`
             --> rules.json:5:37   (rule "d")
              |
            5 |   { "id": "d", "when": { "dates": { "since": "2026-12-01" } }, "reply": "x" },
              |                                     ^^^^^^^ did you mean "from"?

            error[bad-date]: there is no hour 25
             --> rules.json:6:57   (rule "e")
              |
            6 |   { "id": "e", "when": { "dates": { "from": "2026-11-27T25:00" } }, "reply": "x" } ] }
              |                                                         ^^

            """#
        ),
        BrokenFile(
            "dates that end before they begin, and mixed ones",
            [
                "rules.json": #"""
                { "settings": { "timezone": "Asia/Karachi" }, "rules": [
                  { "id": "a", "when": { "dates": { "from": "2026-12-26", "until": "2026-12-01" } }, "reply": "x" },
                  { "id": "b", "when": { "dates": { "from": "--12-01", "until": "2026-12-26" } }, "reply": "x" } ] }
                """#
            ],
            #"""
            error[bad-date]: this ends before it begins
             --> rules.json:2:68   (rule "a")
              |
            2 |   { "id": "a", "when": { "dates": { "from": "2026-12-26", "until": "2026-12-01" } }, "reply": "x" },
              |                                                                    ^^^^^^^^^^^^
              = it begins here: rules.json:2:45
              = help: `from` is the first day and `until` the last; with times `until` is the first moment after

            error[bad-date]: one end of this is a date of every year, and the other is not
             --> rules.json:3:65   (rule "b")
              |
            3 |   { "id": "b", "when": { "dates": { "from": "--12-01", "until": "2026-12-26" } }, "reply": "x" } ] }
              |                                                                 ^^^^^^^^^^^^
              = it begins here: rules.json:3:45
              = help: write both with a year, such as 2026-12-01, or both without one, such as --12-01

            """#
        ),
        BrokenFile(
            "days and times with slips",
            [
                "rules.json": #"""
                { "settings": { "timezone": "Asia/Karachi" }, "rules": [
                  { "id": "a", "when": { "days": ["Sat", "sunday", "weekend", "x"] }, "reply": "x" },
                  { "id": "b", "when": { "time": "22:00 - 6:00" }, "reply": "x" },
                  { "id": "c", "when": { "time": ["09:00-09:00", "9-5", 9] }, "reply": "x" } ] }
                """#
            ],
            #"""
            error[bad-day]: this is not how days of the week are written
             --> rules.json:2:35   (rule "a")
              |
            2 |   { "id": "a", "when": { "days": ["Sat", "sunday", "weekend", "x"] }, "reply": "x" },
              |                                   ^^^^^ did you mean "sat"?

            error[bad-day]: this is not how days of the week are written
             --> rules.json:2:52   (rule "a")
              |
            2 |   { "id": "a", "when": { "days": ["Sat", "sunday", "weekend", "x"] }, "reply": "x" },
              |                                                    ^^^^^^^^^ did you mean "sat-sun"?

            error[bad-day]: this is not a day of the week
             --> rules.json:2:63   (rule "a")
              |
            2 |   { "id": "a", "when": { "days": ["Sat", "sunday", "weekend", "x"] }, "reply": "x" },
              |                                                               ^^^
              = help: days are mon tue wed thu fri sat sun, or from one to another: mon-fri

            error[bad-time]: this is not how a span of time is written
             --> rules.json:3:34   (rule "b")
              |
            3 |   { "id": "b", "when": { "time": "22:00 - 6:00" }, "reply": "x" },
              |                                  ^^^^^^^^^^^^^^ did you mean "22:00-06:00"?
              = help: write from when until when, in 24 hours and with two digits each, such as 09:00-17:30

            error[bad-time]: this begins and ends at the same time
             --> rules.json:4:35   (rule "c")
              |
            4 |   { "id": "c", "when": { "time": ["09:00-09:00", "9-5", 9] }, "reply": "x" } ] }
              |                                   ^^^^^^^^^^^^^
              = help: a whole day is 00:00-24:00; a span past midnight ends at an earlier time than it begins: 22:00-06:00

            error[bad-time]: this is not a span of time
             --> rules.json:4:50   (rule "c")
              |
            4 |   { "id": "c", "when": { "time": ["09:00-09:00", "9-5", 9] }, "reply": "x" } ] }
              |                                                  ^^^^^
              = help: write from when until when, in 24 hours and with two digits each, such as 09:00-17:30

            error[wrong-type]: entry 3 of `time` must be a text, but a number stands here
             --> rules.json:4:57   (rule "c")
              |
            4 |   { "id": "c", "when": { "time": ["09:00-09:00", "9-5", 9] }, "reply": "x" } ] }
              |                                                         ^

            """#
        ),
        BrokenFile(
            "templates that tell opening hours without any, and one that is no variable",
            [
                "rules.json": #"""
                { "settings": { "timezone": "Asia/Karachi" }, "rules": [
                  { "id": "a", "reply": "We open {{hours.next_open}}, it is {{now}}" }, { "id": "b", "reply": "{{hours.nextopen}}" } ] }
                """#
            ],
            #"""
            error[no-hours]: `hours.next_open` tells opening hours, but no file has `settings.hours`
             --> rules.json:2:36   (rule "a")
              |
            2 |   { "id": "a", "reply": "We open {{hours.next_open}}, it is {{now}}" }, { "id": "b", "reply": "{{hou…
              |                                    ^^^^^^^^^^^^^^^
              = help: add for example: "settings": { "hours": { "mon-fri": "09:00-17:00", "2026-12-25": "closed" } }

            error[unknown-variable]: `hours.nextopen` is not a variable here
             --> rules.json:2:98   (rule "b")
              |
            2 | …": "b", "reply": "{{hours.nextopen}}" } ] }
              |                      ^^^^^^^^^^^^^^ did you mean "hours.next_open"?

            """#
        ),
        BrokenFile(
            "a next opening of hours that never close",
            [
                "rules.json": #"""
                { "settings": { "timezone": "Asia/Karachi", "hours": { "mon-sun": "00:00-24:00", "--12-25": "closed" } },
                  "rules": [ { "id": "a", "reply": "We open {{hours.next_open}}. {{#hours.next_close}}Until {{hours.next_close}}.{{/hours.next_close}}" } ] }
                """#
            ],
            #"""
            warning[maybe-absent]: `hours.next_open` is not always there: by these hours the business does not open and close every week
             --> rules.json:2:47   (rule "a")
              |
            2 |   "rules": [ { "id": "a", "reply": "We open {{hours.next_open}}. {{#hours.next_close}}Until {{hours.…
              |                                               ^^^^^^^^^^^^^^^
              = help: write {{#hours.next_open}}…{{/hours.next_open}} around it, or add a text to use instead: "defaults": { "hours.next_open": "…" }

            """#
        ),
        BrokenFile(
            "the moment of an example with slips",
            [
                "rules.json": #"""
                { "settings": { "timezone": "Asia/Karachi" }, "rules": [ { "id": "a", "reply": "x", "examples": { "match": [
                  { "text": "x", "at": "2026-12-25 9:00" }, { "text": "x", "at": "--12-25" } ] } } ] }
                """#
            ],
            #"""
            error[bad-date]: this is not how a date is written
             --> rules.json:2:24   (rule "a")
              |
            2 |   { "text": "x", "at": "2026-12-25 9:00" }, { "text": "x", "at": "--12-25" } ] } } ] }
              |                        ^^^^^^^^^^^^^^^^^ did you mean "2026-12-25T09:00"?
              = help: write year, month and day: 2026-12-25, with a time if need be: 2026-12-25T09:00; --12-25 is every year

            error[bad-date]: a message comes once, not every year
             --> rules.json:2:66   (rule "a")
              |
            2 |   { "text": "x", "at": "2026-12-25 9:00" }, { "text": "x", "at": "--12-25" } ] } } ] }
              |                                                                  ^^^^^^^^^
              = help: write the year, too: 2026-12-01T09:00

            """#
        ),
        BrokenFile(
            "an example at a moment at which its rule does not answer",
            [
                "rules.json": #"""
                { "settings": { "timezone": "Asia/Karachi", "hours": { "mon-fri": "09:00-17:00" } },
                  "rules": [ { "id": "a", "when": { "hours": "closed" }, "reply": "x", "examples": { "match": [ { "text": "hi", "at": "2026-11-23T10:00" } ] } },
                    { "id": "b", "when": { "days": "mon", "time": "08:00-12:00" }, "reply": "x", "examples": { "match": [ { "text": "hi", "at": "2026-11-23T12:00" } ] } },
                    { "id": "c", "when": { "dates": { "from": "--12-01" } }, "reply": "x", "examples": { "match": [ { "text": "hi", "at": "2026-11-30T18:59Z" } ] } },
                    { "id": "d", "when": { "days": "sat-sun" }, "reply": "x", "examples": { "match": [ { "text": "hi", "at": "2026-11-23T12:00" } ] } } ] }
                """#
            ],
            #"""
            error[example-fails]: “a” does not answer its example “hi”
             --> rules.json:2:97   (rule "a")
              |
            2 | …ples": { "match": [ { "text": "hi", "at": "2026-11-23T10:00" } ] } },
              |                      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
              = help: hours: wanted closed, the business is open at 2026-11-23 10:00 in Asia/Karachi

            error[example-fails]: “b” does not answer its example “hi”
             --> rules.json:3:107   (rule "b")
              |
            3 | …ples": { "match": [ { "text": "hi", "at": "2026-11-23T12:00" } ] } },
              |                      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
              = help: time: wanted 08:00-12:00, it is 2026-11-23 12:00 in Asia/Karachi

            error[example-fails]: “c” does not answer its example “hi”
             --> rules.json:4:101   (rule "c")
              |
            4 | …ples": { "match": [ { "text": "hi", "at": "2026-11-30T18:59Z" } ] } },
              |                      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
              = help: dates: wanted from --12-01, it is 2026-11-30 23:59 in Asia/Karachi

            error[example-fails]: “d” does not answer its example “hi”
             --> rules.json:5:88   (rule "d")
              |
            5 | …ples": { "match": [ { "text": "hi", "at": "2026-11-23T12:00" } ] } } ] }
              |                      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
              = help: days: wanted sat or sun, it is mon at 2026-11-23 12:00 in Asia/Karachi

            """#
        ),
        BrokenFile(
            "a duration with another unit",
            [
                "rules.json": #"""
                { "rules": [ { "id": "a", "when": { "contact": { "quiet": "2 weeks" } }, "reply": "x" } ] }
                """#
            ],
            #"""
            error[bad-duration]: “2 weeks” is not a length of time
             --> rules.json:1:59   (rule "a")
              |
            1 | { "rules": [ { "id": "a", "when": { "contact": { "quiet": "2 weeks" } }, "reply": "x" } ] }
              |                                                           ^^^^^^^^^ did you mean "14d"?
              = help: write a whole number and a unit: 90s, 30m, 12h, 7d

            """#
        ),
    ]
}

import Messaging
import Rules
import Testing

@Suite("Conditions")
struct ConditionTests {
    @Test("platform: one or several")
    func platform() throws {
        let rules = try ruleSet(when: #"{ "platform": ["instagram", "whatsapp"] }"#)
        #expect(rules.answers(message("hi", from: .instagram)))
        #expect(rules.answers(message("hi", from: .whatsapp)))
        #expect(!rules.answers(message("hi", from: .messenger)))
        #expect(
            rules.failure(message("hi", from: .messenger))
                == "platform: wanted instagram or whatsapp, the message is from messenger"
        )
    }

    @Test("type: absent means what a person sends on purpose in the private chat", arguments: MessageType.allCases)
    func typeAbsent(type: MessageType) throws {
        let rules = try ruleSet(#"{ "rules": [ { "id": "r", "reply": "yes" } ] }"#)
        #expect(rules.answers(message("hi", type: type)) == MessageType.messages.contains(type))
    }

    @Test("type: names and groups")
    func typeNames() throws {
        let media = try ruleSet(when: #"{ "type": "media" }"#)
        #expect(media.answers(message(type: .sticker)))
        #expect(!media.answers(message("hi")))
        #expect(media.failure(message("hi")) == "type: wanted media, the message is text")
        let mixed = try ruleSet(when: #"{ "type": ["comment", "image"] }"#)
        #expect(mixed.answers(message("hi", type: .comment)))
        #expect(mixed.answers(message(type: .image)))
        let any = try ruleSet(when: #"{ "type": "any" }"#)
        #expect(any.answers(message(type: .reaction)))
        #expect(!any.answers(message(type: nil)))
    }

    @Test(
        "type: one that is named anywhere in when lifts the default",
        arguments: [
            #"{ "any": [ { "type": "reaction" }, { "text": "hi" } ] }"#,
            #"{ "all": [ { "type": "reaction" } ] }"#,
            #"[ { "platform": "messenger" }, { "type": "reaction" } ]"#,
            #"{ "not": { "type": "text" } }"#,
            #"{ "none": [ { "type": "text" } ] }"#,
        ]
    )
    func typeInside(when: String) throws {
        #expect(try ruleSet(when: when).answers(message(type: .reaction)))
    }

    @Test("type: without one the default holds inside any and not too")
    func typeDefaultInside() throws {
        let rules = try ruleSet(when: #"{ "not": { "platform": "messenger" } }"#)
        #expect(rules.answers(message(type: .image)))
        #expect(!rules.answers(message(type: .reaction)))
        #expect(
            rules.failure(message(type: .reaction))
                == "type: wanted message (a rule that names no type), the message is reaction"
        )
    }

    @Test("payload: exact, by prefix, and never folded")
    func payload() throws {
        let rules = try ruleSet(when: #"{ "payload": ["PRICE_*", "HELP"] }"#)
        #expect(rules.answers(message(type: .button, payload: "PRICE_SHOES")))
        #expect(rules.answers(message(type: .button, payload: "PRICE_")))
        #expect(rules.answers(message(type: .button, payload: "HELP")))
        #expect(!rules.answers(message(type: .button, payload: "price_shoes")))
        #expect(!rules.answers(message(type: .button, payload: "HELP_ME")))
        #expect(!rules.answers(message("HELP")))
        #expect(
            rules.failure(message(type: .button, payload: "OTHER"))
                == "payload: wanted PRICE_* or HELP, the button says “OTHER”"
        )
        #expect(rules.failure(message("x")) == "payload: wanted PRICE_* or HELP, the message is not a button press")
    }

    @Test("text: a string and a list are words")
    func words() throws {
        let rules = try ruleSet(when: #"{ "text": ["price*", "how much"] }"#)
        #expect(rules.answers(message("The PRICES please")))
        #expect(rules.answers(message("How   much?")))
        #expect(!rules.answers(message("this is overpriced")))
        #expect(!rules.answers(message()))
        #expect(rules.failure(message("hello there")) == "text: none of price*, how much is in “hello there”")
        #expect(rules.failure(message(type: .image)) == "text: wanted price*, how much, the message has no text")
        #expect(try ruleSet(when: #"{ "text": "hi" }"#).answers(message("Hi!")))
        #expect(try !ruleSet(when: #"{ "text": "hi" }"#).answers(message("this")))
    }

    @Test("text: captions and button titles count")
    func captions() throws {
        let rules = try ruleSet(when: #"{ "text": "price" }"#)
        #expect(rules.answers(message("price?", type: .image)))
        #expect(rules.answers(message("Price", type: .button, payload: "X")))
    }

    @Test(
        "text: each mode",
        arguments: [
            (#"{ "contains": "ric" }"#, "the price", "the cost"),
            (#"{ "equals": "Hello you" }"#, "hello, you!", "hello you there"),
            (#"{ "starts_with": "order" }"#, "Order 12", "my order 12"),
            (#"{ "ends_with": "please" }"#, "prices please", "please prices"),
            (#"{ "regex": "^\\d{4}$" }"#, "1234", "12345"),
            (#"{ "words": "café" }"#, "CAFE", "cafeteria"),
            (#"{ "words": "a", "contains": "zz" }"#, "fizzy", "an"),
        ] as [(String, String, String)]
    )
    func modes(text: String, yes: String, no: String) throws {
        let rules = try ruleSet(when: #"{ "text": \#(text) }"#)
        #expect(rules.answers(message(yes)))
        #expect(!rules.answers(message(no)))
    }

    @Test("text: except vetoes the whole message")
    func except() throws {
        let rules = try ruleSet(
            when: #"{ "text": { "words": "price", "except": { "words": "half price", "ends_with": "thanks" } } }"#
        )
        #expect(rules.answers(message("the price")))
        #expect(!rules.answers(message("the half price")))
        #expect(!rules.answers(message("price thanks")))
        #expect(rules.failure(message("half price")) == "text: except: half price is in “half price”")
    }

    @Test("text: except alone takes every other text, and no message without text")
    func exceptAlone() throws {
        let rules = try ruleSet(when: #"{ "text": { "except": "stop" } }"#)
        #expect(rules.answers(message("go on")))
        #expect(!rules.answers(message("stop it")))
        #expect(!rules.answers(message(type: .image)))
    }

    @Test("lists: @name, and @@ for the sign itself")
    func lists() throws {
        let rules = try ruleSet(
            #"""
            { "lists": { "greetings": ["hi", "salam"], "note": "for the front desk" },
              "rules": [ { "id": "r", "when": { "text": { "words": ["@greetings", "yo"], "contains": "@@shop" } },
                           "reply": "yes" } ] }
            """#
        )
        #expect(rules.answers(message("salam!")))
        #expect(rules.answers(message("yo")))
        #expect(rules.answers(message("ask @shop")))
        #expect(!rules.answers(message("greetings")))
    }

    @Test("any, all, none, not")
    func groups() throws {
        let any = try ruleSet(when: #"{ "any": [ { "text": "a" }, { "text": "b" } ] }"#)
        #expect(any.answers(message("b")))
        #expect(!any.answers(message("c")))
        #expect(
            any.failure(message("c")) == "any: none of 2 holds (text: none of a is in “c”; text: none of b is in “c”)"
        )
        let all = try ruleSet(when: #"{ "all": [ { "text": "a" }, { "text": "b" } ] }"#)
        #expect(all.answers(message("b a")))
        #expect(!all.answers(message("a")))
        #expect(all.failure(message("a")) == "text: none of b is in “a”")
        let none = try ruleSet(when: #"{ "none": [ { "text": "a" }, { "text": "b" } ] }"#)
        #expect(none.answers(message("c")))
        #expect(!none.answers(message("b")))
        #expect(none.failure(message("b")) == "none: text b holds")
        let not = try ruleSet(when: #"{ "not": { "text": "a", "platform": "whatsapp" } }"#)
        #expect(not.answers(message("b")))
        #expect(not.answers(message("a", from: .messenger)))
        #expect(!not.answers(message("a")))
        #expect(not.failure(message("a")) == "not: platform whatsapp and text a holds")
    }

    @Test("when may be a list of which one is enough, and its keys must all hold")
    func whenList() throws {
        let rules = try ruleSet(when: #"[ { "text": "a", "platform": "whatsapp" }, { "payload": "A" } ]"#)
        #expect(rules.answers(message("a")))
        #expect(rules.answers(message(type: .button, payload: "A")))
        #expect(!rules.answers(message("a", from: .instagram)))
    }
}

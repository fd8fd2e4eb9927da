import Messaging
import MetaPlatform
import Testing

/// What messages hold besides words: places, cards, orders, forms, stories, what was passed on.
@Suite struct MessageDetailsTests {
    private func whatsApp(_ content: String) throws -> InboundEvent {
        let parsed = WebhookParser.parse(WebhookBody.whatsApp(message: content))
        #expect(parsed.notes.isEmpty)
        return try #require(parsed.events.first)
    }

    private func details(_ platform: Platform, _ content: String) throws -> MessageDetails? {
        let body = WebhookBody.messaging(platform, #""message":{"mid":"m",\#(content)}"#)
        return try #require(WebhookParser.parse(body).events.first).details
    }

    private func attachment(_ content: String) throws -> MessageDetails? {
        try details(.instagram, #""attachments":[{\#(content)}]"#)
    }

    @Test(
        "a place on WhatsApp",
        arguments: [
            (
                #"{"latitude":52.5,"longitude":13,"name":"Shop","address":"1 Main St\nBerlin","url":"https://x.example"}"#,
                .init(latitude: 52.5, longitude: 13, name: "Shop", address: "1 Main St Berlin")
            ),
            (#"{"latitude":"52.5","longitude":"-13"}"#, .init(latitude: 52.5, longitude: -13)),
            (#"{"latitude":91,"longitude":1e400}"#, .init(latitude: nil, longitude: nil)),
            ("{}", .init(latitude: nil, longitude: nil)), ("null", .init(latitude: nil, longitude: nil)),
            (#""here""#, .init(latitude: nil, longitude: nil)),
        ] as [(String, MessageDetails.Location)]
    )
    func place(json: String, expected: MessageDetails.Location) throws {
        let event = try whatsApp(#""type":"location","location":\#(json)"#)
        #expect(event.type == .location)
        #expect(event.details == .location(expected))
    }

    @Test(
        "cards",
        arguments: [
            (
                #"[{"name":{"formatted_name":"Ann Lee","first_name":"Ann"},"phones":[{"phone":"+1 555","wa_id":"1555"},{"wa_id":1556}]}]"#,
                [.init(name: "Ann Lee", phones: ["+1 555", "1556"])]
            ),
            (
                #"[{"phones":[{"type":"HOME"}]},{"name":{"first_name":"Bo"}}]"#,
                [
                    .init(name: nil, phones: []), .init(name: "Bo", phones: []),
                ]
            ),
            (#"[{"origin":"contact_request","vcard":"BEGIN:VCARD"}]"#, [.init(name: nil, phones: [])]),
            ("[]", []), ("null", []), (#"[7,"x",null]"#, Array(repeating: .init(name: nil, phones: []), count: 3)),
        ] as [(String, [MessageDetails.Card])]
    )
    func cards(json: String, expected: [MessageDetails.Card]) throws {
        let event = try whatsApp(#""type":"contacts","contacts":\#(json)"#)
        #expect(event.type == .contacts)
        #expect(event.details == .contacts(expected))
    }

    @Test("a reply to a request for a contact tells its origin beside the cards")
    func contactRequest() throws {
        let event = try whatsApp(
            #""type":"contacts","origin":"contact_request","contacts":[{"name":{"formatted_name":"A"},"vcard":"x"}]"#
        )
        #expect(event.type == .contacts)
        #expect(event.details == .contacts([.init(name: "A", phones: [])]))
    }

    @Test("a basket, with amounts as numbers or strings")
    func order() throws {
        let event = try whatsApp(
            #"""
            "type":"order","order":{"catalog_id":194836987003835,"text":"two please","product_items":[
            {"product_retailer_id":"di9ozbzfi4","quantity":2,"item_price":30,"currency":"USD"},
            {"product_retailer_id":77,"quantity":"1","item_price":"30.5"},{"quantity":1.5},null]}
            """#
        )
        #expect(event.text == "two please")
        #expect(
            event.details
                == .order(
                    catalog: "194836987003835",
                    items: [
                        .init(product: "di9ozbzfi4", quantity: 2), .init(product: "77", quantity: 1),
                        .init(product: nil, quantity: nil), .init(product: nil, quantity: nil),
                    ]
                )
        )
    }

    @Test(
        "a form's answers, whatever the string holds",
        arguments: [
            (
                #"{\"flow_token\":\"t\",\"name\":\"Ann\",\"age\":7,\"half\":0.5,\"ok\":true,\"tags\":[\"a\",\"b\",1],\"x\":{},\"y\":null}"#,
                [
                    .init(field: "name", value: "Ann"), .init(field: "age", value: "7"),
                    .init(field: "half", value: "0.5"), .init(field: "ok", value: "yes"),
                    .init(field: "tags", value: "a, b"),
                ]
            ),
            ("[1,2]", []), ("{oops", []), ("", []), (#"\"text\""#, []),
        ] as [(String, [MessageDetails.Answer])]
    )
    func form(json: String, expected: [MessageDetails.Answer]) throws {
        let event = try whatsApp(
            #""type":"interactive","interactive":{"type":"nfm_reply","nfm_reply":{"name":"flow","body":"Sent","response_json":"\#(json)"}}"#
        )
        #expect(event.type == .form)
        #expect(event.text == nil, "“Sent” is Meta's word")
        #expect(event.details == .form(expected))
    }

    @Test("long lists and texts are cut")
    func bounds() throws {
        let card = #"{"name":{"formatted_name":"\#(String(repeating: "n", count: 5_000))"}}"#
        let event = try whatsApp(
            #""type":"contacts","contacts":[\#(Array(repeating: card, count: 100).joined(separator: ","))]"#
        )
        guard case .contacts(let cards) = event.details else {
            Issue.record("no cards")
            return
        }
        #expect(cards.count == 20)
        #expect(cards.allSatisfy { $0.name?.count == 1_000 })
        #expect(event.details?.summary?.count == 2_000)
    }

    @Test("the message that a reaction is about")
    func reaction() throws {
        let event = try whatsApp(#""type":"reaction","reaction":{"message_id":"wamid.X","emoji":"👍"}"#)
        #expect(event.details == .reaction(message: "wamid.X"))
        let body = WebhookBody.messaging(.instagram, #""reaction":{"mid":"m_1","action":"react","emoji":"❤"}"#)
        #expect(WebhookParser.parse(body).events.map(\.details) == [.reaction(message: "m_1")])
    }

    @Test("a place on Messenger")
    func messengerPlace() throws {
        let place = #""type":"location","title":"Pinned","payload":{"coordinates":{"lat":1,"long":-2.5}}"#
        #expect(
            try details(.messenger, #""attachments":[{\#(place)}]"#)
                == .location(.init(latitude: 1, longitude: -2.5, name: "Pinned"))
        )
        #expect(
            try attachment(#""type":"location","payload":null"#)
                == .location(.init(latitude: nil, longitude: nil))
        )
    }

    @Test("what was passed on, with its link wherever that stands")
    func shares() throws {
        let link = "https://cdn.example/1"
        let cases: [(String, MessageDetails)] = [
            (
                #""type":"ig_post","payload":{"ig_post_media_id":"1","title":"T","url":"\#(link)"}"#,
                .share(title: "T", link: link)
            ),
            (
                #""type":"ig_reel","payload":{"reel_video_id":1,"title":"T","url":"\#(link)"}"#,
                .share(title: "T", link: link)
            ),
            (#""type":"reel","payload":{"url":"\#(link)"}"#, .share(title: nil, link: link)),
            (#""type":"share","payload":{"url":"\#(link)"}"#, .share(title: nil, link: link)),
            (#""type":"fallback","title":"T","payload":null,"url":"\#(link)""#, .share(title: "T", link: link)),
            (#""type":"fallback","URL":"\#(link)""#, .share(title: nil, link: link)),
            (#""type":"fallback","payload":"\#(link)""#, .share(title: nil, link: link)),
            (#""type":"share","payload":{"url":"not a\nlink"}"#, .share(title: nil, link: nil)),
            (#""type":"share""#, .share(title: nil, link: nil)),
        ]
        for (content, expected) in cases { #expect(try attachment(content) == expected) }
        #expect(try attachment(#""type":"image","payload":{"url":"\#(link)"}"#) == nil)
        #expect(try attachment(#""type":"like_heart""#) == nil)
    }

    @Test("the story that is answered, or that mentions the business")
    func stories() throws {
        let story = MessageDetails.story(id: "17", link: "https://cdn.example/s")
        #expect(
            try details(.instagram, #""text":"wow","reply_to":{"story":{"id":17,"url":"https://cdn.example/s"}}"#)
                == story
        )
        #expect(
            try details(.messenger, #""text":"wow","reply_to":{"story":{}}"#) == .story(id: nil, link: nil)
        )
        #expect(
            try attachment(#""type":"story_mention","payload":{"id":"17","url":"https://cdn.example/s"}"#) == story
        )
        #expect(try attachment(#""type":"story_mention""#) == .story(id: nil, link: nil))
    }

    @Test(
        "in a few words",
        arguments: [
            (.location(.init(latitude: 1, longitude: 2, name: "Shop", address: "Main St")), "Shop, Main St, 1.0 2.0"),
            (.location(.init(latitude: 1, longitude: nil)), nil),
            (.contacts([.init(name: "Ann", phones: ["1", "2"]), .init(name: nil, phones: [])]), "Ann 1 2"),
            (
                .order(catalog: "c", items: [.init(product: "p", quantity: 2), .init(product: nil, quantity: nil)]),
                "2 × p, ?"
            ),
            (.form([.init(field: "name", value: "Ann")]), "name: Ann"), (.form([]), nil),
            (.reaction(message: "m"), nil),
            (.story(id: "1", link: "https://s.example"), "https://s.example"),
            (.share(title: "T", link: nil), "T"),
        ] as [(MessageDetails, String?)]
    )
    func summary(details: MessageDetails, expected: String?) {
        #expect(details.summary == expected)
    }
}

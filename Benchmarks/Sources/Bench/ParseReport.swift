import CAllocationCount
import Foundation
import JSON
import Messaging
import MetaPlatform

/// How long it takes to read the events out of a webhook body.
struct ParseReport {
    private let seconds: Double

    init(_ options: Options) {
        seconds = options.isQuick ? 0.1 : 0.5
    }

    /// Measures every kind of body.
    func run() -> String {
        var table = Table(
            columns: [
                "webhook", "bytes", "events", "p50", "p99", "an event", "allocs", "jansson p50", "Foundation p50",
            ]
        )
        for webhook in Self.webhooks { table.add(row(webhook.name, Array(webhook.body.utf8))) }
        return table.text
    }

    private func row(_ name: String, _ body: [UInt8]) -> [String] {
        let count = WebhookParser.parse(body).events.count
        let data = Data(body)
        let before = callocation_count()
        _ = WebhookParser.parse(body)
        let allocations = Double(callocation_count() - before)
        let replyd = Sample.taken(over: 1, seconds: seconds) { _ in _ = WebhookParser.parse(body) }
        let values = Sample.taken(over: 1, seconds: seconds) { _ in _ = try? JSONValue.parse(body) }
        let foundation = Sample.taken(over: 1, seconds: seconds) { _ in
            _ = try? JSONSerialization.jsonObject(with: data)
        }
        func cell(_ sample: Sample, _ share: Double, per count: Int = 1) -> String {
            sample.percentile(share).map { Table.number($0 / 1_000 / Double(count)) } ?? "–"
        }
        return [
            name, Table.number(Double(body.count)), Table.number(Double(count)), cell(replyd, 0.5), cell(replyd, 0.99),
            cell(replyd, 0.5, per: max(count, 1)), Table.number(allocations), cell(values, 0.5), cell(foundation, 0.5),
        ]
    }

    // MARK: - Bodies

    private static let webhooks: [(name: String, body: String)] = [
        ("WhatsApp text", whatsApp([text(0)])),
        ("WhatsApp status", whatsApp([], statuses: [status(0)])),
        ("WhatsApp form", whatsApp([form])),
        ("Messenger text", messaging("page", [#""message":{"mid":"m.1","text":"How much is a bouquet?"}"#])),
        (
            "Instagram image",
            messaging(
                "instagram",
                [
                    #""message":{"mid":"m.1","attachments":[{"type":"image","payload":{"url":"https://cdn.example/photo.jpg"}}]}"#
                ]
            )
        ),
        (
            "Instagram comment",
            """
            {"object":"instagram","entry":[{"id":"17841400000000001","time":1780000000,"changes":[{"field":"comments",
            "value":{"id":"179","text":"Price?","from":{"id":"9001","username":"ann"},"media":{"id":"178",
            "media_product_type":"REELS"}}}]}]}
            """
        ),
        ("1,000 WhatsApp texts", whatsApp((0..<1_000).map(text))),
        ("1,000 WhatsApp statuses", whatsApp([], statuses: (0..<1_000).map(status))),
        (
            "1,000 Messenger texts",
            messaging("page", (0..<1_000).map { #""message":{"mid":"m.\#($0)","text":"How much is a bouquet?"}"# })
        ),
    ]

    private static func whatsApp(_ messages: [String], statuses: [String] = []) -> String {
        """
        {"object":"whatsapp_business_account","entry":[{"id":"500","changes":[{"field":"messages","value":{
        "messaging_product":"whatsapp","metadata":{"display_phone_number":"15559990000","phone_number_id":"100200300400500"},
        "contacts":[{"profile":{"name":"Amina Khan"},"wa_id":"15550001111"}],"messages":[\(messages.joined(separator: ","))],
        "statuses":[\(statuses.joined(separator: ","))]}}]}]}
        """
    }

    private static func text(_ number: Int) -> String {
        """
        {"from":"15550001111","id":"wamid.HBgLMTU1NTAwMDExMTEVAgASGBQzQTRB\(number)","timestamp":"1780000000","type":"text",
        "text":{"body":"How much is a bouquet of tulips, delivered on Friday?"}}
        """
    }

    private static let form = #"""
        {"from":"15550001111","id":"wamid.1","timestamp":"1780000000","type":"interactive","interactive":{"type":"nfm_reply",
        "nfm_reply":{"name":"flow","body":"Sent","response_json":"{\"flow_token\":\"t\",\"name\":\"Amina\",\"day\":\"Friday\"}"}}}
        """#

    private static func status(_ number: Int) -> String {
        """
        {"id":"wamid.HBgLMTU1NTAwMDExMTEVAgARGBI5QTRB\(number)","status":"delivered","timestamp":"1780000000",
        "recipient_id":"15550001111","pricing":{"billable":true,"pricing_model":"PMP","category":"service"}}
        """
    }

    private static func messaging(_ object: String, _ contents: [String]) -> String {
        let events = contents.map {
            #"{"sender":{"id":"7001"},"recipient":{"id":"100000000000001"},"timestamp":1780000000123,\#($0)}"#
        }
        return
            #"{"object":"\#(object)","entry":[{"id":"100000000000001","time":1780000000456,"messaging":[\#(events.joined(separator: ","))]}]}"#
    }
}

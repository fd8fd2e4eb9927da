import JSON
import Messaging

/// Takes the events out of a webhook body of any of Meta's platforms.
///
/// It never fails: what is malformed, unknown or hostile is left out and noted, and everything else of the body is read.
/// A body that Meta signed comes again for days unless it is accepted, so nothing in it may be an error.
package enum WebhookParser {
    /// Reads a body whose signature has been checked.
    package static func parse(_ body: [UInt8]) -> ParsedWebhook {
        do throws(JSONSyntaxError) {
            return read(try JSONValue.parse(body, duplicateKeys: .takeLast), outcome: .parsed)
        } catch {
            return repair(body, after: error)
        }
    }

    private static func repair(_ body: [UInt8], after error: JSONSyntaxError) -> ParsedWebhook {
        guard let repaired = JSONRepair.repair(body) else { return unparsed(error) }
        do throws(JSONSyntaxError) {
            return read(try JSONValue.parse(repaired, duplicateKeys: .takeLast), outcome: .repaired)
        } catch {
            return unparsed(error)
        }
    }

    private static func unparsed(_ error: JSONSyntaxError) -> ParsedWebhook {
        ParsedWebhook(outcome: .unparsed(reason: "not JSON: \(error)"))
    }

    private static func read(_ body: JSONValue, outcome: ParsedWebhook.Outcome) -> ParsedWebhook {
        var reading = WebhookReading()
        switch body["object"]?.string {
        case "whatsapp_business_account":
            for entry in body.list("entry") where reading.hasRoom() {
                WhatsAppWebhookParser(entry: entry).read(into: &reading)
            }
        case "page":
            for entry in body.list("entry") where reading.hasRoom() {
                MessagingWebhookParser(entry: entry, platform: .messenger).read(into: &reading)
            }
        case "instagram":
            for entry in body.list("entry") where reading.hasRoom() {
                MessagingWebhookParser(entry: entry, platform: .instagram).read(into: &reading)
            }
        case let object:
            reading.note("not a body of a known kind (object: \(WebhookReading.word(object)))")
        }
        return ParsedWebhook(events: reading.events, outcome: outcome, notes: reading.notes)
    }
}

import JSON
package import Messaging

/// The request that gives a platform a file, which later messages then name by the id that it answers.
///
/// Sources: WhatsApp Cloud API reference (media upload); Messenger Platform and Instagram Messaging docs, "Attachment
/// upload".
package enum UploadRequest {
    /// The request, with its form's fields as its body and still without the file.
    ///
    /// - Parameters:
    ///   - media: What the file is sent as.
    ///   - platform: The platform of the messages that will name it.
    ///   - route: The account that they are sent from.
    ///   - endpoints: Where the API is.
    /// - Returns: The request.
    package static func make(
        _ media: MediaMessage,
        on platform: Platform,
        via route: GraphRoute,
        endpoints: GraphEndpoints
    ) -> GraphRequest {
        switch platform {
        case .whatsapp:
            let fields: JSONValue = ["messaging_product": "whatsapp", "type": .string(MediaType.of(media))]
            return route.post(fields, to: "media", endpoints: endpoints)
        case .messenger, .instagram:
            var fields: JSONObject = [:]
            if platform == .instagram { fields["platform"] = "instagram" }
            let type = JSONValue.string(MessagingBody.type(of: media.kind))
            fields["message"] = ["attachment": ["type": type, "payload": ["is_reusable": true]]]
            return route.post(.object(fields), to: "message_attachments", endpoints: endpoints)
        }
    }

    /// What the file's own field of the form is called.
    package static func fieldName(on platform: Platform) -> String {
        platform == .whatsapp ? "file" : "filedata"
    }
}

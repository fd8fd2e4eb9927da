/// A setting of the operator: where things are and how the server listens.
///
/// What is answered stands in the rules only. /// The raw value is the environment variable.
package enum OperatorSetting: String, Sendable, Hashable, CaseIterable {
    case rules = "REPLYD_RULES"
    case secrets = "REPLYD_SECRETS"
    case data = "REPLYD_DATA"
    case host = "REPLYD_HOST"
    case port = "REPLYD_PORT"
    case admin = "REPLYD_ADMIN"
    case logFormat = "REPLYD_LOG_FORMAT"
    case logLevel = "REPLYD_LOG_LEVEL"
    case dryRun = "REPLYD_DRY_RUN"
    case retention = "REPLYD_RETENTION"
    case uncertain = "REPLYD_UNCERTAIN"
    case whatsAppRate = "REPLYD_WHATSAPP_RATE"
    case whatsAppContactRate = "REPLYD_WHATSAPP_CONTACT_RATE"
    case messagingRate = "REPLYD_MESSAGING_RATE"
    case messagingMediaRate = "REPLYD_MESSAGING_MEDIA_RATE"
    case privateReplyRate = "REPLYD_PRIVATE_REPLY_RATE"
    case loopLimit = "REPLYD_LOOP_LIMIT"
    case metaGraphURL = "META_GRAPH_URL"
    case instagramGraphURL = "INSTAGRAM_GRAPH_URL"
    case graphVersion = "GRAPH_VERSION"
    case openAIBaseURL = "OPENAI_BASE_URL"

    /// The command line flag, or `nil` where only the environment and the secrets file can set it.
    package var flag: String? {
        switch self {
        case .rules: "--rules"
        case .secrets: "--secrets"
        case .data: "--data"
        case .host: "--host"
        case .port: "--port"
        case .admin: "--admin"
        case .logFormat: "--log-format"
        case .logLevel: "--log-level"
        case .dryRun: "--dry-run"
        case .retention, .uncertain, .whatsAppRate, .whatsAppContactRate, .messagingRate, .messagingMediaRate,
            .privateReplyRate, .loopLimit, .metaGraphURL, .instagramGraphURL, .graphVersion, .openAIBaseURL:
            nil
        }
    }

    /// The value when nobody sets one.
    ///
    /// Sources of the hosts and the version: Meta's Graph API documentation, versions; OpenAI's API reference.
    package var defaultValue: String {
        switch self {
        case .rules: "rules"
        case .secrets: "secrets.env"
        case .data: "data"
        case .host: "0.0.0.0"
        case .port: "8000"
        case .admin: "127.0.0.1:8001"
        case .logFormat: "text"
        case .logLevel: "info"
        case .dryRun: "false"
        case .retention: "30d"
        case .uncertain: "resend"
        case .whatsAppRate: "80/1s"
        case .whatsAppContactRate: "1/6s+45"
        case .messagingRate: "300/1s"
        case .messagingMediaRate: "10/1s"
        case .privateReplyRate: "750/1h"
        case .loopLimit: "20/10m"
        case .metaGraphURL: "https://graph.facebook.com"
        case .instagramGraphURL: "https://graph.instagram.com"
        case .graphVersion: "v25.0"
        case .openAIBaseURL: "https://api.openai.com/v1"
        }
    }

    /// One sentence: what the setting decides.
    package var purpose: String {
        switch self {
        case .rules: "The rules file, or the folder of rules files."
        case .secrets: "The file that holds the secrets."
        case .data: "The folder of the database (what came, what was answered, contacts) and of the last good rules."
        case .host: "The address that webhooks are taken on; a dry run listens on this machine only."
        case .port: "The port that webhooks are taken on."
        case .admin: "The address and port of the admin pages."
        case .logFormat: "How log lines are written: text or json."
        case .logLevel: "The least important log lines that are written: trace, debug, info, notice, warning or error."
        case .dryRun: "Prints replies instead of sending them, and needs no secrets."
        case .retention: "How long what was said is kept, such as 30d."
        case .uncertain: "What is done with a reply that may have been sent when the program died: resend or hold."
        case .whatsAppRate: "The most replies of a WhatsApp number."
        case .whatsAppContactRate: "The most replies of a WhatsApp number to one person; +45 is how many at once."
        case .messagingRate: "The most replies of a page or an Instagram account."
        case .messagingMediaRate: "The most files that a page or an Instagram account sends."
        case .privateReplyRate: "The most private answers to comments of a page or an Instagram account."
        case .loopLimit: "The most answers to one person; over it the bot is silent for an hour: it may be another bot."
        case .metaGraphURL: "Meta's Graph API, for Messenger and WhatsApp."
        case .instagramGraphURL: "Instagram's Graph API."
        case .graphVersion: "The version of the Graph API."
        case .openAIBaseURL: "The AI service, any that speaks OpenAI's chat completions."
        }
    }
}

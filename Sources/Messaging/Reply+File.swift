extension Reply {
    /// The file in it that has to be uploaded before it is sent; `nil` where there is none.
    package var file: MediaMessage? {
        let media: MediaMessage
        switch self {
        case .media(let message): media = message
        case .template(let template):
            guard case .media(let header)? = template.header else { return nil }
            media = header
        case .text, .buttons, .list, .reaction, .publicText: return nil
        }
        guard case .file = media.source else { return nil }
        return media
    }
}

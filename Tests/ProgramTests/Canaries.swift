/// Invented secrets of the test server.
///
/// They are long and unlike anything else, so that a search for them is certain.
enum Canaries {
    static let verifyToken = "canary-verify-7Qm2Xw9Lr4Td"
    static let appSecret = "canary0app0secret0b81f27c6e9d3a45"
    static let pageToken = "canary-page-token-Zr8Kp3Vn6Hs1Yb5"
    static let instagramToken = "canary-instagram-token-Wd4Jt7Mf2Cx9"
    static let whatsappToken = "canary-whatsapp-token-Gu6Ne1Qk8Pa3"
    static let openAIKey = "canary-ai-key-Lo5Bi0Sv7Ry2Ft4"
    static let adminToken = "canary-admin-token-Xe3Hm9Dz6Uw1Kj8"

    static let all = [verifyToken, appSecret, pageToken, instagramToken, whatsappToken, openAIKey, adminToken]

    static let phoneNumberID = "100200300400500"
    static let pageID = "100000000000001"
    static let instagramID = "17841400000000001"

    /// The secrets as a secrets file.
    static let file = """
        VERIFY_TOKEN=\(verifyToken)
        APP_SECRET=\(appSecret)
        PAGE_ACCESS_TOKEN=\(pageToken)
        INSTAGRAM_ACCESS_TOKEN=\(instagramToken)
        WHATSAPP_ACCESS_TOKEN=\(whatsappToken)
        WHATSAPP_PHONE_NUMBER_ID=\(phoneNumberID)
        OPENAI_API_KEY=\(openAIKey)
        ADMIN_TOKEN=\(adminToken)

        """
}

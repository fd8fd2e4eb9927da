import Messaging
import Testing

@Suite("What a platform accepts at most")
struct PlatformLimitsTests {
    @Test("Instagram counts bytes, Messenger and WhatsApp count characters")
    func units() {
        #expect(PlatformLimits.of(.instagram).length(of: "né") == 3)
        #expect(PlatformLimits.of(.messenger).length(of: "né") == 2)
        #expect(PlatformLimits.of(.whatsapp).length(of: "n🇵🇰") == 3)
    }

    @Test("The longest text of each platform")
    func maximums() {
        #expect(PlatformLimits.of(.instagram).maximumTextLength == 1000)
        #expect(PlatformLimits.of(.messenger).maximumTextLength == 2000)
        #expect(PlatformLimits.of(.whatsapp).maximumTextLength == 4096)
    }
}

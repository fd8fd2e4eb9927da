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

    @Test(
        "A title is cut after a whole character, on one line",
        arguments: [
            ("Prices", 20, "Prices"), ("  two\n lines ", 20, "two lines"), ("abc def", 4, "abc"), ("abcdef", 4, "abcd"),
            ("ae\u{301}", 2, "a"), ("👩‍👩‍👧‍👦", 3, "👩‍👩"), ("", 4, ""), (" \n", 4, ""),
        ]
    )
    func cut(text: String, maximum: Int, expected: String) {
        #expect(PlatformLimits.cut(text, to: maximum).unicodeScalars.elementsEqual(expected.unicodeScalars))
    }

    @Test("A file may have so many bytes")
    func files() {
        #expect(PlatformLimits.maximumFileLength(.image, on: .whatsapp) == 5 << 20)
        #expect(PlatformLimits.maximumFileLength(.document, on: .whatsapp) == 100 << 20)
        #expect(PlatformLimits.maximumFileLength(.image, on: .instagram) == 8 << 20)
        #expect(PlatformLimits.maximumFileLength(.video, on: .messenger) == 25 << 20)
    }
}

import Rules
import Server
import Testing

@Suite struct LegalPageTests {
    private static let record = RecordKeeping(days: 30, keepsText: true)

    @Test func whatIsKeptIsToldAsItIs() {
        func page(_ days: Int?, _ keepsText: Bool) -> String {
            LegalPage.privacyPolicy.html(
                for: Business(),
                usesAI: false,
                record: RecordKeeping(days: days, keepsText: keepsText)
            )
        }
        #expect(page(30, true).contains("the answer for 30 days"))
        #expect(
            page(7, false)
                .contains("only until it is answered; that a message came and how it was answered is kept for 7 days")
        )
        #expect(page(nil, true).contains("keeps no record"))
    }

    @Test(arguments: LegalPage.allCases)
    func whatTheRulesSayIsShownAsText(page: LegalPage) {
        let business = Business(name: "<script>alert('x')</script>", contact: "a\"b@acme.example")
        let html = page.html(for: business, usesAI: false, record: Self.record)
        #expect(!html.contains("<script"))
        #expect(html.contains("&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;"))
        #expect(html.contains("mailto:a&quot;b@acme.example"))
    }

    @Test func theModelIsMentionedOnlyWhenThereIsOne() {
        let page = LegalPage.privacyPolicy
        #expect(page.html(for: Business(), usesAI: true, record: Self.record).contains("Artificial intelligence"))
        #expect(!page.html(for: Business(), usesAI: false, record: Self.record).contains("Artificial intelligence"))
    }

    @Test func withoutABusinessThePagesStillRead() {
        let html = LegalPage.termsOfService.html(for: Business(), usesAI: false, record: Self.record)
        #expect(html.contains("This business"))
        #expect(html.contains("in the same conversation"))
    }

    @Test func aWebAddressIsALink() {
        let business = Business(name: "Acme", contact: "https://acme.example/help")
        let html = LegalPage.privacyPolicy.html(for: business, usesAI: false, record: Self.record)
        #expect(html.contains("<a href=\"https://acme.example/help\">"))
    }
}

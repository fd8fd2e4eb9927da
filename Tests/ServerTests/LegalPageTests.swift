import Rules
import Server
import Testing

@Suite struct LegalPageTests {
    @Test(arguments: LegalPage.allCases)
    func whatTheRulesSayIsShownAsText(page: LegalPage) {
        let business = Business(name: "<script>alert('x')</script>", contact: "a\"b@acme.example")
        let html = page.html(for: business, usesAI: false)
        #expect(!html.contains("<script"))
        #expect(html.contains("&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;"))
        #expect(html.contains("mailto:a&quot;b@acme.example"))
    }

    @Test func theModelIsMentionedOnlyWhenThereIsOne() {
        let page = LegalPage.privacyPolicy
        #expect(page.html(for: Business(), usesAI: true).contains("Artificial intelligence"))
        #expect(!page.html(for: Business(), usesAI: false).contains("Artificial intelligence"))
    }

    @Test func withoutABusinessThePagesStillRead() {
        let html = LegalPage.termsOfService.html(for: Business(), usesAI: false)
        #expect(html.contains("This business"))
        #expect(html.contains("in the same conversation"))
    }

    @Test func aWebAddressIsALink() {
        let business = Business(name: "Acme", contact: "https://acme.example/help")
        let html = LegalPage.privacyPolicy.html(for: business, usesAI: false)
        #expect(html.contains("<a href=\"https://acme.example/help\">"))
    }
}

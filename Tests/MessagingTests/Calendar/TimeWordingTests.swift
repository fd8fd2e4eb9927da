import Messaging
import Testing

@Suite("How moments are said to customers")
struct TimeWordingTests {
    /// Wednesday, 23 December 2026, 20:00.
    private func said(_ language: String, _ moment: LocalTime) throws -> String {
        TimeWording(language: language).moment(moment, from: try .at(2026, 12, 23, 20))
    }

    @Test("The nearer the shorter, in English")
    func english() throws {
        #expect(try said("en", .at(2026, 12, 23, 21)) == "today at 21:00")
        #expect(try said("en", .at(2026, 12, 24, 9)) == "tomorrow at 09:00")
        #expect(try said("en", .at(2026, 12, 25, 9, 5)) == "Friday at 09:05")
        #expect(try said("en", .at(2026, 12, 29, 9)) == "Tuesday at 09:00")
        #expect(try said("en", .at(2026, 12, 30, 10)) == "30 December at 10:00")
        #expect(try said("en", .at(2027, 1, 4, 10)) == "4 January at 10:00")
        #expect(try said("en", .at(2027, 12, 25, 10)) == "25 December 2027 at 10:00")
        #expect(try said("en", .at(2026, 12, 22, 10)) == "22 December at 10:00")
    }

    @Test(
        "Today, on a weekday and on a date in each language",
        arguments: [
            ("de", "heute um 14:00 Uhr", "am Samstag um 09:30 Uhr", "am 1. Januar um 10:00 Uhr"),
            ("fr", "aujourd’hui à 14:00", "samedi à 09:30", "le 1er janvier à 10:00"),
            ("es", "hoy a las 14:00", "el sábado a las 09:30", "el 1 de enero a las 10:00"),
            ("it", "oggi alle ore 14:00", "sabato alle ore 09:30", "il 1º gennaio alle ore 10:00"),
            ("pt", "hoje às 14:00", "no sábado às 09:30", "em 1º de janeiro às 10:00"),
            ("nl", "vandaag om 14:00 uur", "zaterdag om 09:30 uur", "op 1 januari om 10:00 uur"),
            ("tr", "bugün saat 14:00’te", "cumartesi günü saat 09:30’da", "1 Ocak günü saat 10:00’da"),
            ("ru", "сегодня в 14:00", "в субботу в 09:30", "1 января в 10:00"),
            ("ar", "اليوم الساعة 14:00", "يوم السبت الساعة 09:30", "يوم 1 يناير الساعة 10:00"),
            ("ur", "آج 14:00 بجے", "ہفتہ کو 09:30 بجے", "1 جنوری کو 10:00 بجے"),
            ("hi", "आज 14:00 बजे", "शनिवार को 09:30 बजे", "1 जनवरी को 10:00 बजे"),
            ("id", "hari ini pukul 14:00", "hari Sabtu pukul 09:30", "tanggal 1 Januari pukul 10:00"),
        ]
    )
    func languages(code: String, today: String, weekday: String, date: String) throws {
        #expect(try said(code, .at(2026, 12, 23, 14)) == today)
        #expect(try said(code, .at(2026, 12, 26, 9, 30)) == weekday)
        #expect(try said(code, .at(2027, 1, 1, 10)) == date)
    }

    @Test("What grammar asks for: one o'clock, articles before vowels, the endings of numbers")
    func grammar() throws {
        #expect(try said("es", .at(2026, 12, 24, 1, 30)) == "mañana a la 01:30")
        #expect(try said("pt", .at(2026, 12, 24, 1, 30)) == "amanhã à 01:30")
        #expect(try said("it", .at(2027, 1, 8, 9)) == "l’8 gennaio alle ore 09:00")
        #expect(try said("it", .at(2027, 1, 18, 9)) == "il 18 gennaio alle ore 09:00")
        #expect(try said("ru", .at(2026, 12, 29, 9)) == "во вторник в 09:00")
        #expect(try said("ru", .at(2028, 1, 5, 9)) == "5 января 2028 года в 09:00")
        #expect(try said("pt", .at(2026, 12, 25, 9)) == "na sexta-feira às 09:00")
        let endings = try [(0, 0), (1, 0), (2, 0), (3, 0), (6, 0), (9, 0), (20, 0), (9, 40), (9, 50), (9, 5), (23, 59)]
            .map { try said("tr", .at(2026, 12, 24, $0.0, $0.1)).suffix(2) }
        #expect(endings == ["da", "de", "de", "te", "da", "da", "de", "ta", "de", "te", "da"])
    }

    @Test("Every language says every moment, with the time in it and no gap left")
    func complete() throws {
        let now = try LocalTime.at(2026, 1, 1)
        for code in TimeWording.languages {
            let wording = TimeWording(language: code)
            for days in 0..<800 {
                let moment = LocalTime(
                    date: CivilDate(daysSince1970: now.date.daysSince1970 + days),
                    secondOfDay: 36_300
                )
                let text = wording.moment(moment, from: now)
                #expect(text.contains("10:05") && !text.contains("{") && !text.contains("  "), "\(code): \(text)")
                #expect(text.contains(String(moment.date.day)) == (days > 6) || days < 7, "\(code): \(text)")
            }
        }
    }

    @Test("A language without words gets plain times; a region changes nothing")
    func unknown() throws {
        #expect(try said("xx", .at(2026, 12, 26, 10)) == "2026-12-26 10:00")
        #expect(try said("", .at(2026, 12, 23, 21)) == "2026-12-23 21:00")
        #expect(try said("pt-BR", .at(2026, 12, 24, 9)) == "amanhã às 09:00")
        #expect(try said("EN_gb", .at(2026, 12, 24, 9)) == "tomorrow at 09:00")
        #expect(TimeWording.knows("de-AT") && !TimeWording.knows("english") && !TimeWording.knows(""))
        #expect(
            TimeWording.languages == ["ar", "de", "en", "es", "fr", "hi", "id", "it", "nl", "pt", "ru", "tr", "ur"]
        )
    }

    @Test("The hours of a day, and a day off")
    func hours() throws {
        let spans = try [ClockSpan("09:00-13:00"), ClockSpan("22:00-02:00")]
        #expect(TimeWording(language: "en").hours(spans) == "09:00–13:00, 22:00–02:00")
        #expect(TimeWording(language: "ur").hours(spans) == "09:00–13:00، 22:00–02:00")
        #expect(TimeWording(language: "en").hours([]) == "closed")
        #expect(TimeWording(language: "de").hours([]) == "geschlossen")
        #expect(TimeWording(language: "xx").hours([]) == "–")
        #expect(try TimeWording(language: "en").clock(.at(2026, 12, 23, 14, 5)) == "14:05")
    }
}

extension LanguageWords {
    /// The languages.
    static let all: [LanguageWords] = [
        english, german, french, spanish, italian, portuguese, dutch, turkish, russian, arabic, urdu, hindi, indonesian,
    ]

    private static let english = LanguageWords(
        code: "en",
        closed: "closed",
        today: "today at {time}",
        tomorrow: "tomorrow at {time}",
        onWeekday: "{weekday} at {time}",
        onDate: "{day} {month} at {time}",
        onDateOfYear: "{day} {month} {year} at {time}",
        weekdays: ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"],
        months: [
            "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
            "November", "December",
        ]
    )

    private static let german = LanguageWords(
        code: "de",
        closed: "geschlossen",
        today: "heute um {time} Uhr",
        tomorrow: "morgen um {time} Uhr",
        onWeekday: "am {weekday} um {time} Uhr",
        onDate: "am {day}. {month} um {time} Uhr",
        onDateOfYear: "am {day}. {month} {year} um {time} Uhr",
        weekdays: ["Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag", "Sonntag"],
        months: [
            "Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September", "Oktober", "November",
            "Dezember",
        ]
    )

    private static let french = LanguageWords(
        code: "fr",
        closed: "fermé",
        today: "aujourd’hui à {time}",
        tomorrow: "demain à {time}",
        onWeekday: "{weekday} à {time}",
        onDate: "le {day} {month} à {time}",
        onDateOfYear: "le {day} {month} {year} à {time}",
        weekdays: ["lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"],
        months: [
            "janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre",
            "novembre", "décembre",
        ],
        day: { $0 == 1 ? "1er" : String($0) }
    )

    private static let spanish = LanguageWords(
        code: "es",
        closed: "cerrado",
        today: "hoy {time}",
        tomorrow: "mañana {time}",
        onWeekday: "el {weekday} {time}",
        onDate: "el {day} de {month} {time}",
        onDateOfYear: "el {day} de {month} de {year} {time}",
        weekdays: ["lunes", "martes", "miércoles", "jueves", "viernes", "sábado", "domingo"],
        months: [
            "enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto", "septiembre", "octubre",
            "noviembre", "diciembre",
        ],
        // One o'clock is singular.
        time: { ($0.hour == 1 ? "a la " : "a las ") + $0.text }
    )

    private static let italian = LanguageWords(
        code: "it",
        closed: "chiuso",
        today: "oggi alle ore {time}",
        tomorrow: "domani alle ore {time}",
        onWeekday: "{weekday} alle ore {time}",
        onDate: "{day} {month} alle ore {time}",
        onDateOfYear: "{day} {month} {year} alle ore {time}",
        weekdays: ["lunedì", "martedì", "mercoledì", "giovedì", "venerdì", "sabato", "domenica"],
        months: [
            "gennaio", "febbraio", "marzo", "aprile", "maggio", "giugno", "luglio", "agosto", "settembre", "ottobre",
            "novembre", "dicembre",
        ],
        // The article of otto and undici, which begin with vowels; the first is an ordinal.
        day: { $0 == 1 ? "il 1º" : $0 == 8 || $0 == 11 ? "l’\($0)" : "il \($0)" }
    )

    private static let portuguese = LanguageWords(
        code: "pt",
        closed: "fechado",
        today: "hoje {time}",
        tomorrow: "amanhã {time}",
        onWeekday: "{weekday} {time}",
        onDate: "em {day} de {month} {time}",
        onDateOfYear: "em {day} de {month} de {year} {time}",
        weekdays: [
            "na segunda-feira", "na terça-feira", "na quarta-feira", "na quinta-feira", "na sexta-feira", "no sábado",
            "no domingo",
        ],
        months: [
            "janeiro", "fevereiro", "março", "abril", "maio", "junho", "julho", "agosto", "setembro", "outubro",
            "novembro", "dezembro",
        ],
        time: { ($0.hour == 1 ? "à " : "às ") + $0.text },
        day: { $0 == 1 ? "1º" : String($0) }
    )

    private static let dutch = LanguageWords(
        code: "nl",
        closed: "gesloten",
        today: "vandaag om {time} uur",
        tomorrow: "morgen om {time} uur",
        onWeekday: "{weekday} om {time} uur",
        onDate: "op {day} {month} om {time} uur",
        onDateOfYear: "op {day} {month} {year} om {time} uur",
        weekdays: ["maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag"],
        months: [
            "januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september", "oktober",
            "november", "december",
        ]
    )

    private static let turkish = LanguageWords(
        code: "tr",
        closed: "kapalı",
        today: "bugün saat {time}",
        tomorrow: "yarın saat {time}",
        onWeekday: "{weekday} günü saat {time}",
        onDate: "{day} {month} günü saat {time}",
        onDateOfYear: "{day} {month} {year} günü saat {time}",
        weekdays: ["pazartesi", "salı", "çarşamba", "perşembe", "cuma", "cumartesi", "pazar"],
        months: [
            "Ocak", "Şubat", "Mart", "Nisan", "Mayıs", "Haziran", "Temmuz", "Ağustos", "Eylül", "Ekim", "Kasım",
            "Aralık",
        ],
        time: { "\($0.text)’\(turkishLocative($0.minute == 0 ? $0.hour % 24 : $0.minute))" }
    )

    /// The ending of "at" behind a number, which follows the last sound of the number as it is read out.
    private static func turkishLocative(_ number: Int) -> String {
        let units = ["da", "de", "de", "te", "te", "te", "da", "de", "de", "da"]
        let tens = ["da", "da", "de", "da", "ta", "de"]
        return number % 10 == 0 ? tens[number / 10 % tens.count] : units[number % 10]
    }

    private static let russian = LanguageWords(
        code: "ru",
        closed: "закрыто",
        today: "сегодня в {time}",
        tomorrow: "завтра в {time}",
        onWeekday: "{weekday} в {time}",
        onDate: "{day} {month} в {time}",
        onDateOfYear: "{day} {month} {year} года в {time}",
        weekdays: [
            "в понедельник", "во вторник", "в среду", "в четверг", "в пятницу", "в субботу", "в воскресенье",
        ],
        months: [
            "января", "февраля", "марта", "апреля", "мая", "июня", "июля", "августа", "сентября", "октября", "ноября",
            "декабря",
        ]
    )

    private static let arabic = LanguageWords(
        code: "ar",
        closed: "مغلق",
        today: "اليوم الساعة {time}",
        tomorrow: "غدًا الساعة {time}",
        onWeekday: "يوم {weekday} الساعة {time}",
        onDate: "يوم {day} {month} الساعة {time}",
        onDateOfYear: "يوم {day} {month} {year} الساعة {time}",
        weekdays: ["الاثنين", "الثلاثاء", "الأربعاء", "الخميس", "الجمعة", "السبت", "الأحد"],
        months: [
            "يناير", "فبراير", "مارس", "أبريل", "مايو", "يونيو", "يوليو", "أغسطس", "سبتمبر", "أكتوبر", "نوفمبر",
            "ديسمبر",
        ],
        comma: "، "
    )

    private static let urdu = LanguageWords(
        code: "ur",
        closed: "بند",
        today: "آج {time} بجے",
        tomorrow: "کل {time} بجے",
        onWeekday: "{weekday} کو {time} بجے",
        onDate: "{day} {month} کو {time} بجے",
        onDateOfYear: "{day} {month} {year} کو {time} بجے",
        weekdays: ["پیر", "منگل", "بدھ", "جمعرات", "جمعہ", "ہفتہ", "اتوار"],
        months: [
            "جنوری", "فروری", "مارچ", "اپریل", "مئی", "جون", "جولائی", "اگست", "ستمبر", "اکتوبر", "نومبر", "دسمبر",
        ],
        comma: "، "
    )

    private static let hindi = LanguageWords(
        code: "hi",
        closed: "बंद",
        today: "आज {time} बजे",
        tomorrow: "कल {time} बजे",
        onWeekday: "{weekday} को {time} बजे",
        onDate: "{day} {month} को {time} बजे",
        onDateOfYear: "{day} {month} {year} को {time} बजे",
        weekdays: ["सोमवार", "मंगलवार", "बुधवार", "गुरुवार", "शुक्रवार", "शनिवार", "रविवार"],
        months: [
            "जनवरी", "फ़रवरी", "मार्च", "अप्रैल", "मई", "जून", "जुलाई", "अगस्त", "सितंबर", "अक्टूबर", "नवंबर", "दिसंबर",
        ]
    )

    private static let indonesian = LanguageWords(
        code: "id",
        closed: "tutup",
        today: "hari ini pukul {time}",
        tomorrow: "besok pukul {time}",
        onWeekday: "hari {weekday} pukul {time}",
        onDate: "tanggal {day} {month} pukul {time}",
        onDateOfYear: "tanggal {day} {month} {year} pukul {time}",
        weekdays: ["Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu"],
        months: [
            "Januari", "Februari", "Maret", "April", "Mei", "Juni", "Juli", "Agustus", "September", "Oktober",
            "November", "Desember",
        ]
    )
}

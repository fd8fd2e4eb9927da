import JSON
import Logging
import Secrets

/// Which accounts the shared tokens are for, as Meta itself tells.
///
/// Each question is asked once and its answer kept for as long as the token stays the same; callers who come while it is
/// being asked wait for the same answer.
actor AccountDirectory {
    /// A question to Meta about a token.
    enum Question: Sendable, Hashable, CaseIterable {
        /// Which page a page token is for.
        case page
        /// Which Instagram account an Instagram token is for.
        case instagram
        /// Which Instagram account is linked to a page token's page.
        case instagramOfPage
    }

    /// An account as Meta names it.
    struct Account: Sendable, Hashable {
        /// The id that webhooks carry.
        let id: String
        /// The page's name or the Instagram user name, fit for a log.
        let name: String?
    }

    /// The account, `nil` where the answer does not tell, or why there is no answer.
    typealias Answer = Result<Account?, GraphSendError>

    /// Makes a request to the Graph API.
    typealias Ask = @Sendable (GraphRequest, GraphCredentials) async throws(GraphSendError) -> JSONValue

    private struct Entry {
        let token: Secret
        let task: Task<Answer, Never>
        /// The answer and its moment, once it is there.
        var answer: (Answer, ContinuousClock.Instant)?
        /// When an account that was thought wrong was asked for again.
        var reconsidered: ContinuousClock.Instant?
    }

    /// How long an answer without an account holds before the question is asked again.
    private static let pause = Duration.seconds(60)

    private let endpoints: GraphEndpoints
    private let logger: Logger
    private let now: @Sendable () -> ContinuousClock.Instant
    private let ask: Ask
    private var entries: [Question: Entry] = [:]

    /// Creates a directory that knows nothing yet.
    init(
        endpoints: GraphEndpoints,
        logger: Logger,
        now: @escaping @Sendable () -> ContinuousClock.Instant,
        ask: @escaping Ask
    ) {
        self.endpoints = endpoints
        self.logger = logger
        self.now = now
        self.ask = ask
    }

    /// The answer to a question, asked now unless it is known.
    ///
    /// A failure is kept for a minute, so that a dead token or a broken line is not asked about with every message;
    /// except a passing one about Instagram, without whose answer no reply can be sent.
    func answer(to question: Question, credentials: GraphCredentials) async -> Answer {
        guard let token = credentials.token(for: question.credential) else {
            return .failure(GraphSendError(.noToken(question.credential.secretName)))
        }
        if let entry = entries[question], entry.token == token {
            guard let (answer, moment) = entry.answer else { return await entry.task.value }
            switch answer {
            case .success(.some): return answer
            case .failure(let error) where error.isTransient && question == .instagram: break
            case .success, .failure: if moment.duration(to: now()) < Self.pause { return answer }
            }
        }
        return await fetch(question, token: token, credentials: credentials)
    }

    /// The account that is right after all, asked for again because Meta refused the one that was known; `nil` where
    /// there is no other.
    ///
    /// Asked at most once a minute.
    func account(
        otherThan wrongID: String,
        for question: Question,
        credentials: GraphCredentials
    ) async -> Account? {
        let known = await answer(to: question, credentials: credentials)
        if case .success(let account?) = known, account.id != wrongID { return account }
        let moment = now()
        if let last = entries[question]?.reconsidered, last.duration(to: moment) < Self.pause { return nil }
        guard let token = credentials.token(for: question.credential) else { return nil }
        let answer = await fetch(question, token: token, credentials: credentials, reconsidered: moment)
        guard case .success(let account?) = answer, account.id != wrongID else { return nil }
        return account
    }

    private func fetch(
        _ question: Question,
        token: Secret,
        credentials: GraphCredentials,
        reconsidered: ContinuousClock.Instant? = nil
    ) async -> Answer {
        let request = question.request(endpoints)
        let ask = ask
        // A task of its own: the question is everybody's, and does not end when the caller who came first is cancelled.
        let task = Task<Answer, Never> {
            do throws(GraphSendError) {
                return .success(question.account(in: try await ask(request, credentials)))
            } catch {
                return .failure(error)
            }
        }
        let previous = entries[question]
        let last = previous?.token == token ? previous?.reconsidered : nil
        entries[question] = Entry(token: token, task: task, reconsidered: reconsidered ?? last)
        let answer = await task.value
        if entries[question]?.task == task {
            entries[question]?.answer = (answer, now())
            log(answer, to: question, after: previous)
        }
        return answer
    }

    /// Says that an account is not known, once for each row of failures.
    private func log(_ answer: Answer, to question: Question, after previous: Entry?) {
        if case .success(.some) = answer { return }
        if let (before, _) = previous?.answer, previous?.token == entries[question]?.token {
            guard case .success(.some) = before else { return }
        }
        let reason = if case .failure(let error) = answer { "\(error)" } else { "Meta's answer does not tell it." }
        switch question {
        case .page, .instagramOfPage:
            logger.notice("not known which account PAGE_ACCESS_TOKEN is for; replies are sent all the same: \(reason)")
        case .instagram:
            logger.warning("not known which account INSTAGRAM_ACCESS_TOKEN is for: \(reason)")
        }
    }
}

extension AccountDirectory.Question {
    /// The token that the question is about.
    var credential: GraphCredential {
        switch self {
        case .page, .instagramOfPage: .page(account: nil)
        case .instagram: .instagram(account: nil)
        }
    }

    /// The request that asks it.
    ///
    /// Source: Meta's Instagram Platform docs (`/me?fields=user_id,username`) and Graph API reference of pages.
    fileprivate func request(_ endpoints: GraphEndpoints) -> GraphRequest {
        let host: GraphRoute.Host = self == .instagram ? .instagram : .meta
        let fields =
            switch self {
            case .page: "id,name"
            case .instagram: "user_id,username"
            case .instagramOfPage: "instagram_business_account"
            }
        return GraphRequest(
            method: "GET",
            url: "\(endpoints.baseURL(of: host))/\(endpoints.version)/me?fields=\(fields)",
            host: host,
            credential: credential
        )
    }

    /// The account that an answer tells, or `nil`.
    fileprivate func account(in answer: JSONValue) -> AccountDirectory.Account? {
        func account(_ id: JSONValue?, _ name: JSONValue?) -> AccountDirectory.Account? {
            guard let id = id?.identifier else { return nil }
            return AccountDirectory.Account(id: id, name: DisplayName.clean(name?.string))
        }
        switch self {
        case .page:
            // Only an answer of exactly this shape is trusted to say that another page is not ours.
            guard let keys = answer.object?.keys, keys.sorted() == ["id", "name"] else { return nil }
            return account(answer["id"], answer["name"])
        case .instagram:
            // `id` is another id of the same account, scoped to the app; webhooks carry `user_id`.
            return account(answer["user_id"], answer["username"])
        case .instagramOfPage:
            return account(answer["instagram_business_account"]?["id"], nil)
        }
    }
}

import JSON
import Messaging

/// Gives platforms the files that rules name, each once for an account, and remembers under which ids they know them.
///
/// A file that was replaced is uploaded again. Ids are kept in memory: after a restart each file is uploaded once more.
actor MediaUploads {
    /// How long an id is used: WhatsApp keeps what was uploaded for 30 days, the others for 90.
    ///
    /// Source: WhatsApp Cloud API reference (media); a day is kept back, since a message may wait in a queue.
    static let lifetime = Duration.seconds(29 * 86_400)
    /// The most ids that are remembered.
    private static let maximumCount = 1000

    /// Makes an upload's request.
    typealias Send = @Sendable (GraphRequest, MultipartForm.File) async throws(GraphSendError) -> JSONValue

    /// What an id stands for.
    private struct Key: Hashable {
        let platform: Platform
        let route: GraphRoute
        let path: String
        /// The same file is another attachment as a picture and as a document.
        let kind: MediaKind
    }

    private struct Upload {
        let stamp: String
        let madeAt: ContinuousClock.Instant
        let task: Task<Result<String, GraphSendError>, Never>
    }

    private let files: any MediaLibrary
    private let endpoints: GraphEndpoints
    private let now: @Sendable () -> ContinuousClock.Instant
    private let send: Send
    private var uploads: [Key: Upload] = [:]

    init(
        library: any MediaLibrary,
        endpoints: GraphEndpoints,
        now: @escaping @Sendable () -> ContinuousClock.Instant,
        send: @escaping Send
    ) {
        files = library
        self.endpoints = endpoints
        self.now = now
        self.send = send
    }

    /// The id of a file, uploaded now where the account does not have it.
    ///
    /// - Returns: The id, and whether it is an older one, which the platform may have forgotten.
    func id(
        of media: MediaMessage,
        on platform: Platform,
        via route: GraphRoute
    ) async throws(GraphSendError) -> (id: String, isOld: Bool) {
        guard case .file(let path) = media.source else { throw GraphSendError(.notOnPlatform(platform)) }
        let key = Key(platform: platform, route: route, path: path, kind: media.kind)
        let stamp: String
        do throws(MediaFileError) {
            stamp = try files.stamp(of: path)
        } catch {
            throw GraphSendError(.unusableFile(path, error))
        }
        let known = uploads[key].flatMap { $0.stamp == stamp && now() - $0.madeAt < Self.lifetime ? $0 : nil }
        let upload = known ?? begin(media, path, stamp, key)
        switch await upload.task.value {
        case .success(let id): return (id, known != nil)
        case .failure(let error):
            // The next attempt begins anew; one that others began meanwhile stays.
            if uploads[key]?.task == upload.task { uploads[key] = nil }
            throw error
        }
    }

    /// Forgets an id that the platform does not know any more.
    func forget(_ media: MediaMessage, on platform: Platform, via route: GraphRoute) {
        guard case .file(let path) = media.source else { return }
        uploads[Key(platform: platform, route: route, path: path, kind: media.kind)] = nil
    }

    private func begin(_ media: MediaMessage, _ path: String, _ stamp: String, _ key: Key) -> Upload {
        if uploads.count >= Self.maximumCount, let oldest = uploads.min(by: { $0.value.madeAt < $1.value.madeAt })?.key
        {
            uploads[oldest] = nil
        }
        let request = UploadRequest.make(media, on: key.platform, via: key.route, endpoints: endpoints)
        // A task of its own, so that several messages wait for one upload, and none of them ends it for the others.
        let task = Task { [files, send] () async -> Result<String, GraphSendError> in
            do throws(GraphSendError) {
                return .success(try await Self.upload(media, path, request, key.platform, files, send))
            } catch {
                return .failure(error)
            }
        }
        let upload = Upload(stamp: stamp, madeAt: now(), task: task)
        uploads[key] = upload
        return upload
    }

    private static func upload(
        _ media: MediaMessage,
        _ path: String,
        _ request: GraphRequest,
        _ platform: Platform,
        _ library: any MediaLibrary,
        _ send: Send
    ) async throws(GraphSendError) -> String {
        let file: MediaFile
        do throws(MediaFileError) {
            file = try library.file(path)
        } catch {
            throw GraphSendError(.unusableFile(path, error))
        }
        let form = MultipartForm.File(
            field: UploadRequest.fieldName(on: platform),
            name: media.filename ?? path.split(separator: "/").last.map(String.init) ?? "file",
            type: MediaType.of(media),
            content: file.content
        )
        let answer: JSONValue
        do throws(GraphSendError) {
            answer = try await send(request, form)
        } catch {
            // A file that Meta has twice is no message sent twice.
            throw GraphSendError(error.kind, isOfUpload: true)
        }
        guard let id = (answer["id"] ?? answer["attachment_id"])?.identifier else { throw GraphSendError(.badUpload) }
        return id
    }
}

import Conversations
import Testing

@Suite struct LaneQueueTests {
    @Test func firstItemOfAnIdleLaneStartsAtOnce() {
        var queue = LaneQueue<String, Int>()
        #expect(queue.add(1, to: "a") == 1)
        #expect(queue.add(2, to: "b") == 2)
        #expect(queue.laneCount == 2)
    }

    @Test func itemsOfOneKeyWaitForEachOther() {
        var queue = LaneQueue<String, Int>()
        #expect(queue.add(1, to: "a") == 1)
        #expect(queue.add(2, to: "a") == nil)
        #expect(queue.add(3, to: "a") == nil)
        #expect(queue.finish("a") == 2)
        #expect(queue.finish("a") == 3)
        #expect(queue.finish("a") == nil)
    }

    @Test func anEmptyLaneTakesNoMemory() {
        var queue = LaneQueue<String, Int>()
        for key in 0..<100 { _ = queue.add(key, to: "\(key)") }
        for key in 0..<100 { _ = queue.finish("\(key)") }
        #expect(queue.laneCount == 0)
        #expect(queue.count == 0)
    }

    @Test func randomSchedulesKeepEachKeysOrderAndLoseNothing() {
        for seed in 0..<200 as Range<UInt64> {
            var random = SeededGenerator(seed: seed)
            var queue = LaneQueue<Int, Int>()
            var running: [Int: Int] = [:]
            var seen: [Int: [Int]] = [:]
            for item in 0..<100 {
                let key = Int.random(in: 0..<7, using: &random)
                if let started = queue.add(item, to: key) {
                    #expect(running[key] == nil)
                    running[key] = started
                }
                while Bool.random(using: &random), let (key, done) = running.randomElement(using: &random) {
                    seen[key, default: []].append(done)
                    running[key] = queue.finish(key)
                }
            }
            while let (key, done) = running.first {
                seen[key, default: []].append(done)
                running[key] = queue.finish(key)
            }
            #expect(seen.values.reduce(0) { $0 + $1.count } == 100)
            #expect(seen.values.allSatisfy { $0 == $0.sorted() })
            #expect(queue.count == 0)
        }
    }
}

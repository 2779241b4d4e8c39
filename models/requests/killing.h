// Pods that die with what they were doing, and come back; docs/model.md (Failures). Rare: each
// death walks through all frames.
#pragma once

#include <algorithm>
#include <cstdint>
#include <tuple>
#include <vector>

#include "models/recording/facts.h"
#include "models/requests/ending.h"
#include "models/requests/handlers.h"

namespace orrery::models {

// The attempts that are at one pod when it dies.
template <class Client>
class Killing {
 public:
  // `servers`: of each of its stations.
  Killing(const RequestContext<Client>& context, std::uint32_t first_station, std::uint32_t servers)
      : context_(context),
        stores_(context.stores),
        first_(first_station),
        servers_(servers),
        was_down_(stores_.stations[first_station].kind >= StationKind::refuses) {}

  // Ends them all. `are_told`: whether their callers hear of it.
  void run(bool are_told) {
    find();
    detach_calls();
    for (std::uint32_t i = 0; i < is_killed_.size(); ++i) {
      if (is_killed_[i]) end(i, are_told);
    }
    close_stations(are_told ? StationKind::refuses : StationKind::loses);
    // tidy: total order, no two attempts have a path of one request
    std::sort(to_tell_.begin(), to_tell_.end(), [this](std::uint32_t a, std::uint32_t b) {
      const auto key = [this](std::uint32_t index) {
        return std::tuple(stores_.frames[index].request, stores_.frames[index].path());
      };
      return key(a) < key(b);
    });
    for (const std::uint32_t index : to_tell_) send_reply(context_, index);
  }

 private:
  Station& station() { return stores_.stations[first_]; }

  bool is_at_pod(const Frame& frame) {
    if ((frame.flags & kFrameAlive) == 0 || (frame.flags & kFrameGhost) != 0) return false;
    if (frame.pc == 0 && (frame.flags & kFrameWaits) == 0) return false;
    return frame.station >= first_ && frame.station - first_ < station().loops;
  }

  void find() {
    is_killed_.resize(stores_.frames.high_water());
    for (std::uint32_t i = 0; i < is_killed_.size(); ++i) {
      is_killed_[i] = is_at_pod(stores_.frames[i]);
    }
  }

  bool calls_from_pod(const Frame& frame) {
    if ((frame.flags & kFrameAlive) == 0) return false;
    if ((frame.flags & (kFrameRoot | kFrameOrphan | kFrameGhost)) != 0) return false;
    if ((frame.flags & kFrameInJoin) == 0) return is_killed_[frame.parent];
    const Join& join = stores_.joins.at_index(frame.parent);
    return join.open && is_killed_[join.parent];
  }

  // Nobody listens to what they had called, or to their branches.
  void detach_calls() {
    for (std::uint32_t i = 0; i < is_killed_.size(); ++i) {
      Frame& frame = stores_.frames[i];
      if (!calls_from_pod(frame)) continue;
      if ((frame.flags & kFrameInJoin) != 0) drop_branch_of(stores_, frame.parent);
      if ((frame.flags & kFrameBranch) == 0) {
        stop_timeout(stores_, i);
        count_unfinished(frame);
      }
      abandon(stores_, i);
    }
  }

  void count_unfinished(const Frame& frame) {
    if (!is_counted(stores_, frame)) return;
    ++stores_.calls[frame.edge].outcomes[static_cast<std::size_t>(Outcome::unfinished)];
  }

  // Whether an event of it is pending: it sleeps, or computes on a processor of its own.
  bool has_event(const Frame& frame) {
    if ((frame.flags & kFrameWaits) != 0) return false;
    const std::uint32_t processor = stores_.stations[frame.station].processor;
    const bool is_plain = (processor & kScaledProcessor) != 0;
    switch (stores_.program.code[frame.pc - 1].op) {
      case Op::compute_on_thread:
      case Op::sleep:
      case Op::inject:
        return true;
      case Op::compute_on_core:
      case Op::compute_elsewhere:
        return is_plain;
      default:
        return false;
    }
  }

  void end(std::uint32_t index, bool are_told) {
    const Frame frame = stores_.frames[index];
    ServiceMeter& meter = stores_.services[station().service];
    release_loops(stores_, stores_.frames[index]);
    if ((frame.flags & kFrameWaits) != 0) {
      end_wait(context_, stores_.stations[frame.station], index);
    }
    const bool has_pending_event = has_event(frame);
    if ((frame.flags & kFrameBranch) != 0) {
      drop(index, has_pending_event);
      return;
    }
    ++meter.killed;
    meter.present.down(context_.now());
    stores_.fingerprint.add({context_.now(), kFactKilled, subject_of(frame), station().pod_name});
    if (!is_heard(stores_, frame)) {
      drop(index, has_pending_event);
      return;
    }
    const std::uint32_t left = has_pending_event ? move(index) : index;
    charge(context_, left, Cause::failing);
    Frame& answer = stores_.frames[left];
    answer.pc = 0;
    answer.flags &= static_cast<std::uint16_t>(~(kFrameHoldsCore | kFrameWaits));
    answer.outcome = static_cast<std::uint16_t>(Outcome::connection_lost);
    if (are_told) {
      to_tell_.push_back(left);
    } else {
      answer.flags |= kFrameLost;
    }
  }

  // The frame is over, unheard; but where its event is still pending it waits for that.
  void drop(std::uint32_t index, bool has_pending_event) {
    Frame& frame = stores_.frames[index];
    if ((frame.flags & kFrameInJoin) != 0) {
      drop_branch_of(stores_, frame.parent);
      if ((frame.flags & kFrameBranch) == 0) {
        stop_timeout(stores_, index);
        count_unfinished(frame);
      }
    }
    if (has_pending_event) {
      haunt(frame);
    } else {
      stores_.frames.release(index);
    }
  }

  // Nothing is left of the frame but the event that will come for it.
  static void haunt(Frame& frame) {
    frame.flags = kFrameAlive | kFrameGhost;
    frame.pc = 0;
  }

  // The attempt goes on in another frame, since an event will come for this one. Returns it.
  std::uint32_t move(std::uint32_t index) {
    const Frame content = stores_.frames[index];
    const std::uint32_t to = stores_.frames.allocate(content);
    haunt(stores_.frames[index]);
    if (stores_.blames.is_on()) stores_.blames.move(index, to);
    const std::uint32_t list = stores_.edges[content.edge].timeout_list;
    if (list != kNoTimeoutList && stores_.frames.timeout(index).is_linked()) {
      stores_.timeout_lists[list].replace(index, to,
                                          [this](std::uint32_t record) -> sim::TimeoutLinks& {
                                            return stores_.frames.timeout(record);
                                          });
    }
    if ((content.flags & kFrameRoot) != 0) context_.client.on_move(context_, index, to);
    return to;
  }

  void close_stations(StationKind kind) {
    ServiceMeter& meter = stores_.services[station().service];
    const std::uint32_t processor = station().processor;
    if ((processor & kScaledProcessor) == 0) {
      stores_.processors.clear(context_.scheduler, processor);
    }
    const std::uint32_t loops = station().loops;
    for (std::uint32_t i = 0; i < loops; ++i) {
      Station& each = stores_.stations[first_ + i];
      for (std::uint32_t busy = was_down_ ? 0 : servers_ - each.free; busy > 0; --busy) {
        meter.busy.down(context_.now());
      }
      each.free = 0;
      each.capacity = 0;
      each.first = each.last = kNoFrame;
      each.kind = kind;
      if (each.queue != kPlainQueue) stores_.queues[each.queue].clear();
    }
  }

  const RequestContext<Client>& context_;
  RequestStores& stores_;
  std::uint32_t first_;
  std::uint32_t servers_;
  bool was_down_;
  std::vector<bool> is_killed_;
  std::vector<std::uint32_t> to_tell_;
};

}  // namespace orrery::models

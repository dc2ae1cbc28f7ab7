### Sending to the server and receiving: what waits, what needs an answer, the log.
sync-title = Sending and receiving
sync-under = What is saved here, and what has reached the server
sync-send-now = Send now
sync-stop = Stop
sync-export = Make a file
sync-sending-now = An exchange is under way.
sync-server = Server
sync-server-fine = { $server } answers. Last complete exchange: { $day } at { $time }.
sync-server-never = { $server } is joined to this profile. There has been no exchange yet.
sync-server-since = Since { $day } at { $time }. Everything you enter stays saved here.
sync-server-met = Last complete exchange: { $day } at { $time }.
sync-server-next =
    { $count ->
        [one] Next try in { $figure } s.
       *[other] Next try in { $figure } s.
    }
sync-server-next-minutes =
    { $count ->
        [one] Next try in { $figure } min.
       *[other] Next try in { $figure } min.
    }
sync-no-units = The server has given you no unit yet. Ask whoever keeps the server, then send again.
sync-clock-ahead = This computer’s clock is { $minutes } ahead. Set it right: until then what you enter is filed at the time it arrives.
sync-clock-behind = This computer’s clock is { $minutes } behind. Set it right as soon as you can.
sync-practice = The practice network is invented: nothing of it ever leaves.
sync-alone = No server is joined to this profile: everything stays on this computer. A sealed file hands a unit to a colleague without a server.
sync-join-title = Join this profile to a server
sync-join-text = Whoever keeps the server gives you a printed line: an address, a code that works once, a fingerprint. It is good for three days.
sync-join-line = Printed line
sync-join-hint = For instance: sillage.example.org:8443/ABCD-EFGHJ-KMNPQ/XXXX-XXXX-XXXX-XXXX. Capitals, spaces and hyphens do not matter.
sync-join-do = Join this profile
sync-joining = Joining
sync-join-missing = Paste the printed line first.
sync-joined = This profile is joined to { $server }.
sync-new-computer = This profile comes from a copy: the server does not know this computer yet. Ask for a new printed line.
sync-waiting = To send
sync-waiting-none = Everything has reached the server.
sync-waiting-visits =
    { $count ->
        [one] { $figure } visit
       *[other] { $figure } visits
    }
sync-waiting-operations =
    { $count ->
        [one] { $figure } entry
       *[other] { $figure } entries
    }
sync-waiting-photos =
    { $count ->
        [one] { $figure } photo or document ({ $size })
       *[other] { $figure } photos and documents ({ $size })
    }
sync-waiting-day = { $unit }, { $day }
sync-waiting-other = Network, units and team
sync-waiting-order = The oldest visits leave first, photos last.
sync-counting = Somebody is counting: what is counted leaves at the next pause.
sync-step-greeting = Does the server answer?
sync-step-sending = Sending entries
sync-step-receiving = Receiving
sync-step-sending-photos = Sending photos
sync-step-receiving-photos = Receiving photos
sync-ran = The exchange is done.
sync-ran-more = Part of it went. The rest leaves in a moment.
sync-stopped = Stopped. What went has gone, the rest waits here.
sync-needs = Needs you
sync-needs-none = Nothing waits for you.
sync-aside =
    { $count ->
        [one] { $figure } entry the server keeps aside
       *[other] { $figure } entries the server keeps aside
    }
sync-aside-out-of-scope = You did not have this unit when they were sent. Ask for it; whoever keeps the server can then let them in.
sync-aside-late-work = They are of a unit that is no longer yours. Whoever keeps the server can let them in.
sync-aside-needs-administrator = They are about the whole network, which only the administration may write.
sync-aside-beyond-role = Your role on the server does not allow this to be written.
sync-aside-revoked-device = They were sent when this computer was no longer admitted. Whoever keeps the server can let them in.
sync-aside-other = The server keeps them and gives this reason: { $code }. Show it to whoever keeps the server.
sync-conflict-title = { $what }: two versions
sync-conflict-of = { $noun } “{ $label }”
sync-conflict-field = { $field }, { $record }
sync-conflict-deleted = { $record }: deleted here, changed there
sync-conflict-why = Written without having seen each other. One is shown meanwhile; the other stays in the history.
sync-conflict-you = You
sync-conflict-somebody = Somebody
sync-conflict-stands = Shown
sync-conflict-lost = Set aside
sync-conflict-version = { $name }, { $day } at { $time }
sync-conflict-edited = Changed
sync-conflict-removed = Deleted
sync-keep-mine = Keep mine
sync-keep-theirs = Keep { $name }’s
sync-keep-shown = Keep the one shown
sync-keep-lost = Keep the one set aside
sync-keep-both = Keep both
sync-keep-record = Keep it
sync-keep-deleted = Delete it
sync-settled-toast = Settled. The other version stays in the history.
sync-history = History of this field
sync-settled = Settled lately
sync-settled-by = { $name }, { $day }
sync-settled-line = { $subject }: { $values }
sync-value-empty = (empty)
sync-value-yes = yes
sync-value-no = no
sync-value-parts = (several parts)
sync-word-todo = to do
sync-word-doing = under way
sync-word-done = done
sync-word-effective = effective
sync-word-cannot-do = cannot be done
sync-word-dropped = dropped
sync-word-active = active
sync-word-closed = closed
sync-log = Log
sync-log-filter = Show
sync-log-all = All
sync-log-errors = Errors
sync-log-conflicts = Conflicts
sync-log-copy = Copy the log
sync-log-copied = Log copied. It holds no names.
sync-log-none = Nothing to show.
sync-log-kept = Kept for ninety days, without any name.
sync-log-enrolled = Profile joined to the server
sync-log-forgotten = Server forgotten
sync-log-exchanged = Sent: { $sent }. Received: { $received }.
sync-log-exchanged-photos = Photos and documents sent: { $sent }. Received: { $received }.
sync-log-failed = Exchange cut short: { $why }
sync-log-times =
    { $count ->
        [one] { $figure } time
       *[other] { $figure } times in a row
    }
sync-log-aside = Kept aside by the server: { $figure } ({ $code })
sync-log-units-gained = Units received: { $figure }
sync-log-units-lost = Units taken away: { $figure }
sync-log-conflicts-found = Conflicts to settle: { $figure }
sync-log-unadmitted = Received and kept, but to be looked at: observations of people whose notice is not recorded here ({ $code })
sync-identity = For whoever keeps the server
sync-identity-text = These ids tell nothing to anybody without the server. They serve to set it up for this network.
sync-identity-network = Network
sync-identity-person = You
sync-identity-device = This computer
sync-identity-unit = Unit { $name }
sync-identity-given = given by the server
sync-identity-not-given = not given yet
sync-identity-copy = Copy the ids
sync-identity-copied = Ids copied
sync-forget = Forget this server
sync-forget-ask = Forget this server?
sync-forget-text = Nothing will be sent or received any more. What is here stays here. To join it again you need a new printed line.
sync-forgotten = The server is forgotten.
sync-mark-waiting = To send
sync-mark-stored = On the server, set aside
sync-mark-visible = Colleagues see it
sync-mark-safe = Safe
app-sent-all = Everything sent
app-sent-all-at = Everything sent ({ $time })
app-sent-visits =
    { $count ->
        [one] { $figure } visit to send
       *[other] { $figure } visits to send
    }
app-sent-other =
    { $count ->
        [one] { $figure } entry to send
       *[other] { $figure } entries to send
    }
app-sent-photos =
    { $count ->
        [one] { $figure } photo to send
       *[other] { $figure } photos to send
    }
app-sent-sending = Sending
app-sent-sending-of = Sending { $done } of { $total }
app-sent-offline = Offline
app-sent-offline-with = Offline: { $waiting }
app-sent-overdue = { $waiting }: it has waited for more than three days, or it is a lot. Look for a network, or make a file.
app-sent-needs =
    { $count ->
        [one] { $figure } needs you
       *[other] { $figure } need you
    }
start-line = I have a printed line
start-line-text = Your network’s server brings your units
start-line-why = The line comes from whoever keeps your network’s server. The network is needed once; afterwards everything works without.
start-line-do = Create the profile and receive
start-line-missing = Paste the printed line.
start-line-later = The profile is made. Joining did not work: { $why }
start-adopt = Take back a lost profile
start-adopt-text = With the key of copies and the recovery code
start-adopt-why = Plug the key in or name the folder of copies. The printed recovery code opens the newest one; you choose a new passphrase.
start-adopt-place = Folder of copies
start-adopt-place-hint = The USB key, or the “sillage-…” folder on it.
start-adopt-choose = Choose the folder
start-adopt-chosen = Copies are looked for in { $place }
start-adopt-do = Take the profile back
start-adopt-missing = It needs the folder, the code and a passphrase of fifteen characters.
sync-promises = Where what was sent stands
sync-promise-stored = the server keeps them without showing them: see “Needs you”
sync-promise-visible = your colleagues read them; the next verified copy of the server makes them safe
sync-promise-safe = they lie in a copy of the server that was read again
double-title = Perhaps the same person
double-same = { $one } and { $other }: the same name
double-near = { $one } and { $other }: names that are close
double-why = Nothing is brought together without you. Once it is, both records are read under the name “{ $name }”; nothing is erased, and it can be taken back at any time.
double-recorded = recorded by { $name }, { $day }
double-informed = informed of observations
double-not-informed = not informed of observations
double-observations =
    { $count ->
        [one] { $figure } observation
       *[other] { $figure } observations
    }
double-merge = It is the same person
double-apart = Two people
double-merged-toast = Both records are read as one person.
double-apart-toast = They are two people: this is not proposed again.
double-merged = Records brought together
double-merged-line = { $other } is read under the name “{ $name }”
double-separate = Separate again
sync-promise-none = nothing for now

### What could not be done: what, what is kept, what to do.
failure-unexpected = This could not be done ({ $code }). What was saved is intact. Try again.
failure-core-unreachable = Sillage no longer answers. What was saved is intact. Try again, then restart the application.
failure-unknown-command = This action does not exist in this version of Sillage.
failure-malformed-request = Sillage did not understand this entry. Nothing has changed.
failure-invalid-input = A value entered does not fit. Nothing has changed; correct it and try again.
failure-unknown-method = This method does not exist in this version of Sillage.
failure-unreachable-target = This target cannot be reached with these values.
failure-no-profile = No profile is open. Open yours.
failure-locked = The profile is locked. Open it with your passphrase.
failure-handed-over = The computer is handed over: take it back first.
failure-wrong-pin = This PIN is not right. Tries left before locking: { $left }.
failure-wrong-passphrase = This passphrase does not open this profile. Check the capitals, or use the recovery code.
failure-passphrase-too-short = This passphrase is too short: at least fifteen characters, or five words drawn at random.
failure-pin-malformed = The PIN has 4 to 8 digits.
failure-newer-file = This profile comes from a newer version of Sillage. Update the application to open it; nothing was changed.
failure-already-open = This profile is already open in another window of Sillage. Close it, then try again.
failure-disk-full = The disk is full: this entry is not saved, the rest is intact. Free some space, then try again.
failure-disk-read-only = The disk refuses writing: you can look and export. Check the rights of the folder, then try again.
failure-file-damaged = The file of this profile is damaged. It was left untouched; put a backup back.
failure-backup-unusable = This backup cannot be put back. Nothing has changed; choose another one.
failure-photo-too-large = This picture is too large: 40 MB and 50 million pixels at most. Make it smaller, then add it again.
failure-photo-unusable = This picture cannot be added: an intact JPEG, PNG or WebP photo is needed.
failure-migration-failed = The update of the profile did not succeed. A copy from before was kept: put it back.
failure-store-failed = Saving failed. What was saved is intact. Try again; if it lasts, put a backup back.
failure-folder-missing = This folder cannot be found. Plug the device in, or name another folder.
failure-not-found = This item no longer exists. Go back to the previous screen.
failure-not-in-bin = This item is no longer in the bin.
failure-not-practice = Only a practice profile can be deleted here.
failure-practice-role-unknown = Practice exists for a coach or a unit manager.
failure-setting-unknown = This setting does not exist in this version.
failure-nothing-to-undo = There is nothing to undo here.
failure-not-counting = No count is running. Start it again to go on.
failure-index-taken = This arrival was already recorded.
failure-text-missing = A text is missing here. Enter it to go on.
failure-text-too-long = This text has { $count } characters, the limit is { $limit }. It is kept here; shorten it.
failure-name-with-hidden-characters = This name contains invisible characters. Type it again.
failure-end-before-start = The end comes before the start. Correct one of them.
failure-mark-out-of-range = This mark is outside the scale.
failure-perception-out-of-range = This perception is outside the scale.
failure-level-out-of-scale = This level does not exist in the grid.
failure-scale-out-of-range = This scale does not fit.
failure-level-and-absence = A criterion has either a level or a reason for having none.
failure-fact-missing = A fact is asked for at this level.
failure-interval-out-of-range = This interval is not offered: 5, 15, 30 or 60 minutes.
failure-observed-minutes-out-of-range = The observed minutes exceed the length of the slot.
failure-slot-out-of-range = This slot is outside the period counted.
failure-tally-out-of-range = This counter does not exist here.
failure-reason-missing = Choose a reason to go on.
failure-malformed-document = This entry does not have the expected form. Nothing has changed.
failure-unknown-noun = This item comes from a newer version of Sillage.
failure-action-not-done = First say that the promise is kept, then whether it worked.
failure-debrief-final = This debrief is final: it can be corrected, not reopened.
failure-fourth-goal = Three goals per person are enough. Close one before adding another.
failure-fourth-strength = Three strengths are enough. Remove one before adding another.
failure-her-view-first = Record her view first; levels are shown afterwards.
failure-second-improvement = One improvement per debrief. Replace the one chosen.
failure-look-again-too-late = Look again within fourteen days: choose a closer date.
failure-organisation-not-open = Observations of named people wait for the organisation: works council, impact assessment, notice text and contact must be recorded.
failure-report-too-slow = The report took too long to lay out and was stopped. Nothing is lost: try again, with fewer photos if it lasts.
failure-report-not-made = The report could not be laid out. Nothing is lost: try again, or export the spreadsheet and the data.
failure-report-disk-full = There is no room left in { $folder }. Nothing is lost: free some, or choose another folder.
failure-report-folder-missing = The folder { $folder } cannot be found. Nothing is lost: plug the drive in, or choose another folder.
failure-report-folder-refused = The folder { $folder } refuses to be written. Nothing is lost: choose another folder.
failure-report-file-exists = A file { $name } is already there: it was not touched. Choose another name.
failure-report-file-missing = This file is no longer in its place on this computer. Make it again from the visit.
failure-file-not-opened = No program could open this file. It is there: open it from its folder.
failure-names-in-text = Texts still name somebody: { $count }. Say them without a name, then make this edition again.
failure-name-still-there = “{ $name }” is a name: nobody may be named here. Replace it, for instance by “a team member”.
failure-name-or-word = “{ $name }” looks like a name. Replace it, or say that it is an ordinary word.
failure-text-changed = This text has changed since, or names nobody any more. Go back to the list: it is up to date.
failure-wall-has-no-data = The wall page has neither spreadsheet nor data: it is a page to print.
failure-no-debrief-ended = No debrief is finished on this day: there is no sheet to hand over yet.
failure-no-zones-to-walk = This place has no zones yet: describe them in the unit’s file before printing.
failure-guest-is-oneself = That is you: start your own pass.
failure-no-sense-left = No sense is left to walk. Hand the computer back.
failure-work-under-way = Something is under way already. Wait for its end or stop it.
failure-work-cancelled = Stopped. Nothing has changed.
failure-file-missing = The file { $name } cannot be found. Choose it again.
failure-file-unreadable = The file { $name } cannot be read. Close it in the other program, then try again.
failure-sheet-too-large = This file is too large: { $limit } MB at most. Nothing has changed.
failure-sheet-too-many = This file is more than is read at once ({ $limit }). Split it; nothing has changed.
failure-sheet-old-or-locked = This workbook has an old format or a password. Save it as XLSX without a password.
failure-sheet-broken = This workbook is damaged or is none. Open it in your spreadsheet program and save it as XLSX again.
failure-sheet-not-text = This file is neither an XLSX workbook nor a CSV text.
failure-sheet-empty = This file is empty.
failure-spreadsheet-without-tables = No sheet of this file was recognised. Start from the template: its headings are those expected.
failure-spreadsheet-out-of-date = Something has changed since this preview. Read the file again; nothing was imported.
failure-spreadsheet-has-troubles = Some cells are still to be put right, or a question is open. Nothing was imported.
failure-weekday-out-of-range = Weekdays run from 1 to 7.
failure-closes-before-opens = Closing ({ $closes }) comes before opening ({ $opens }).
failure-opening-overlap = Two spans of the same day overlap.
failure-opening-day-twice = This different day is noted twice.
failure-presence-out-of-range = No more than { $limit } people.
failure-code-too-long = A code has { $limit } characters at most.
failure-code-taken = This is the code of { $unit }.
failure-time-zone-unknown = There is no zone { $zone }. Write it like Europe/Paris.
failure-email-malformed = This is not an e-mail address.
failure-number-taken = This is the number of { $name }.
failure-email-taken = This is the address of { $name }.
failure-zone-walked = Somebody walked through this zone: it stays. Rename it or move it.
failure-referential-not-yours = Referentials are kept by the network’s administration, or by its coaches where there is none. You can read everything.
failure-referential-exists = This network already has a referential of that kind. Write its next version.
failure-referential-incomplete =
    { $what ->
        [attitudes] Attitudes are missing: there must be three.
        [adjective] An attitude has no adjective.
        [meaning] The attitude “{ $name }” is not explained.
        [behaviour] The attitude “{ $name }” has no visible act.
        [promise] The promise is not written.
        [moments] There is no moment of truth.
        [moment_title] A moment has no title.
        [occasion] The moment “{ $name }” has no occasion.
        [expectation] The moment “{ $name }” does not say what one hopes to feel.
        [sign] A ritual or a sign of “{ $name }” is empty.
        [skills] There is no skill.
        [skill_title] A skill has no title.
        [situation] The skill “{ $name }” does not say when it can be seen.
       *[anchor] Level { $level } of “{ $name }” is not described.
    } Missing in all: { $count }. The version lists them; complete it, then publish.
failure-criteria-unresolved = Criteria that judge the person or show nothing: { $count }. Write them anew, or say why you keep them.
failure-change-note-missing = Say what changes, and why: the teams will read it.
failure-version-not-draft = Version { $version } is published: it changes no more. Write the next version.
failure-version-not-published = Only a version in force can be retired.
failure-versions-of-two-referentials = These two versions are not of the same referential.
failure-starter-of-another-kind = This starting point is of another kind of referential.
failure-draft-exists = There is already a draft. Finish it or give it up first.
failure-fourth-attitude = Three attitudes sign a service. Remove one before adding another.
failure-second-promise = One promise, for every encounter. Correct the one that is written.
failure-sixth-moment = At most five moments of truth in a channel or on an occasion. Remove one before adding another.
failure-skill-code-taken = The code { $code } already names another skill. Choose another one.
failure-item-unknown = This item is not in this version.
failure-item-twice = Two items bear the same identity ({ $item }). Keep one of them.
failure-channel-or-occasion = A service referential speaks of channels; those of management and cooperation, of occasions.
failure-importance-out-of-range = Importance goes from 1 to 3.
failure-import-not-json = This file is not readable JSON.
failure-import-format = This file is not a referential of Sillage.
failure-import-value = The value { $found } does not fit here.
failure-import-refused = Nothing was imported: { $count } places cannot be read, from { $at } on.

### Photos: numbered places, pictures of a phone, people on them, the blur brush.
photo-one = Photo
photo-caption = What the photo shows
photo-people = Can somebody be recognised on it?
photo-nobody = Nobody
photo-somebody = Somebody
photo-people-hint = Take pictures of things, not of people: blur the faces, or this photo does not go into the report without their consent.
photo-remove = Remove the photo
photo-removed = Photo removed
photo-blurred = Blurred
photo-with-people = Somebody can be recognised

photo-reserve = Reserve a number
photo-reserved = Number { $number }: take the picture with the phone
photo-place-waits = Number { $number }, its photo has not arrived
photo-place-release = Give up number { $number }
photo-place-released = Number { $number } given up

photo-ask-left =
    { $count ->
        [one] { $figure } more to answer
       *[other] { $figure } more to answer
    }
photo-ask-now-blur = Somebody can be recognised on the last photo.

photo-blur = Blur
photo-blur-title = Blur for good
photo-blur-why = Paint over the faces. What is painted is destroyed on this computer: neither undo nor a restored copy brings it back. A copy in a second place loses the earlier photo at its next backup; a report already issued keeps it.
photo-blur-brush = Brush
photo-blur-thin = Thin
photo-blur-medium = Medium
photo-blur-wide = Wide
photo-blur-frame = Add a frame
photo-blur-frame-is = Frame { $number }: arrows move it, Shift and arrows resize it, Delete takes it away
photo-blur-picture = Photo to paint on
photo-blur-back = Take the last one back
photo-blur-apply = Blur for good
photo-blur-first = Paint over something first
photo-blur-done = Blurred. The earlier photo is destroyed.
photo-blur-done-reports =
    { $count ->
        [one] Blurred. { $figure } report already issued may still show the earlier photo: issue it again.
       *[other] Blurred. { $figure } reports already issued may still show the earlier photo: issue them again.
    }

photo-day-title = Photos of the day
photo-day-detail =
    { $count ->
        [one] { $figure } photo
       *[other] { $figure } photos
    }
photo-day-none = Numbered places, pictures of a phone
photo-day-waiting =
    { $count ->
        [one] { $figure } number waits for its photo
       *[other] { $figure } numbers wait for their photos
    }
photo-day-places = Numbers
photo-day-no-places = No number reserved today. While you walk, P reserves one: take the picture with the phone, then bring it here.
photo-day-empty = No photo yet.
photo-day-all = Photos kept
photo-place-reserved-at = Reserved at { $time }
photo-place-filled = Photo there
photo-place-empty = Waits for its photo

photo-phone-title = From the phone
photo-phone-why = Drop the phone’s folder or card here, or choose the photos. Each finds its number by the time it was taken. What is put nowhere is not taken in.
photo-phone-choose = Choose photos
photo-phone-folder = Choose a folder
photo-phone-reading = Reading { $done } of { $all }
photo-phone-importing = Taking in { $done } of { $all }
photo-phone-stop = Stop
photo-phone-import =
    { $count ->
        [one] Take { $figure } photo in
       *[other] Take { $figure } photos in
    }
photo-phone-clock-first = First say whether the phone’s clock is right
photo-phone-nothing = No photo is at a number yet
photo-phone-done =
    { $count ->
        [one] { $figure } photo taken in
       *[other] { $figure } photos taken in
    }
photo-phone-stopped = Stopped. Photos taken in so far: { $figure }.
photo-phone-forget = Put these away
photo-phone-unnamed = Unnamed camera

photo-clock-title = The phone’s clock
photo-clock-question =
    { $count ->
        [one] { $phone }, { $figure } photo: is its clock right?
       *[other] { $phone }, { $figure } photos: is its clock right?
    }
photo-clock-same = { $phone }: same time as this computer
photo-clock-ahead = { $phone }: { $difference } ahead of this computer
photo-clock-behind = { $phone }: { $difference } behind this computer
photo-clock-right = It is right
photo-clock-compare = Compare
photo-clock-correct = Correct
photo-clock-earlier-minute = − 1 min
photo-clock-earlier = − 10 s
photo-clock-later = + 10 s
photo-clock-later-minute = + 1 min
photo-clock-compare-title = Compare the clocks
photo-clock-compare-why = Choose a photo whose moment you know, then its number; or a photo of a clock that is right, and the time it shows.
photo-clock-now = This computer’s clock, to be photographed
photo-clock-which = A photo
photo-clock-number = It belongs to number
photo-clock-shown = Or the time it shows
photo-clock-shown-hint = Hours, minutes, seconds: 10:42:57
photo-clock-set = Set the clock

photo-match-title = Matched by time
photo-match-after = { $seconds } after
photo-match-before = { $seconds } before
photo-match-by-hand = Put by hand
photo-match-check = To check: another is close
photo-match-none = No photo matches a number by its time.
photo-match-change = Another number for this photo
photo-match-put = Put at number { $number }
photo-match-leave = Put nowhere
photo-left-title = Put nowhere
photo-left-why = These were taken around the visit, or do not say when. They are not taken in unless you give them a number.
photo-left-no-time = Does not say when
photo-taken-at = Taken at { $time }
photo-left-known =
    { $count ->
        [one] { $figure } photo is here already.
       *[other] { $figure } photos are here already.
    }
photo-left-other =
    { $count ->
        [one] { $figure } photo was taken at another time.
       *[other] { $figure } photos were taken at another time.
    }
photo-left-show = Show them
photo-left-heic =
    { $count ->
        [one] { $figure } photo is in the HEIC format, which Sillage cannot read. On the phone choose the format “Most compatible”, or export it as JPEG.
       *[other] { $figure } photos are in the HEIC format, which Sillage cannot read. On the phone choose the format “Most compatible”, or export them as JPEG.
    }
photo-left-files =
    { $count ->
        [one] { $figure } file is not a photo.
       *[other] { $figure } files are not photos.
    }

failure-photo-heic = This photo is in the HEIC format, which Sillage cannot read. On the phone choose the format “Most compatible”, or export it as JPEG.
failure-photo-already-there = This photo is here already: it was not taken in twice.
failure-photo-place-nowhere = A number is reserved for a finding or for a zone that is being walked. Choose one first.
failure-photo-place-without-subject = Number { $number } has neither a mark nor a finding that could carry the photo. Mark its zone first.
failure-photo-clock-unreadable = This time cannot be read. Type hours, minutes and seconds, for instance 10:42:57.
failure-blur-area-unusable = Nothing on the photo was painted over. Nothing has changed.
photo-key-nobody = Photo: nobody can be recognised
photo-key-somebody = Photo: somebody can be recognised
photo-key-blur = Photo: blur

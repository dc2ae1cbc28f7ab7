"""Two collections and Anki's own sync server, as `bench_sync` times them: a phase a line, begun when told."""

import sys
from pathlib import Path

from anki.collection import Collection

endpoint, folder, count = sys.argv[1], Path(sys.argv[2]), int(sys.argv[3])
NORMAL, FULL_DOWNLOAD = 0, 3


def phase(name):
    print(name, flush=True)
    if sys.stdin.readline().strip() != "go":
        sys.exit(f"{name} was not begun")


def sync(collection, auth, upload):
    told = collection.sync_collection(auth, False)
    if told.required > 1:
        collection.close_for_full_sync()
        collection.full_upload_or_download(auth=auth, server_usn=told.server_media_usn, upload=upload)
        collection.reopen(after_full_sync=True)


def opened(name):
    collection = Collection(str(folder / f"{name}.anki2"))
    return collection, collection.sync_login("bench", "bench", endpoint)


one, auth = opened("one")
kind = one.models.new("four fields")
for name in ("one", "two", "three", "four"):
    one.models.add_field(kind, one.models.new_field(name))
template = one.models.new_template("card")
template["qfmt"], template["afmt"] = "{{one}}", "{{two}}"
one.models.add_template(kind, template)
one.models.add(kind)
sync(one, auth, True)
two, auth_of_two = opened("two")
sync(two, auth_of_two, False)

deck = one.decks.id("bench")
for i in range(count):
    note = one.new_note(one.models.by_name("four fields"))
    note.fields = [f"Record {i}", f"short text {i}", f"another {i % 97}", f"and a fourth {i % 13}"]
    one.add_note(note, deck)
phase("push")
sync(one, auth, True)
phase("pull")
sync(two, auth_of_two, False)
phase("no-op")
sync(one, auth, True)
phase("end")
if two.note_count() != count:
    sys.exit(f"{two.note_count()} of {count} notes arrived")
one.close()
two.close()

### Photos : numéros réservés, photos d’un téléphone, personnes visibles, pinceau de floutage.
photo-one = Photo
photo-caption = Ce que montre la photo
photo-people = Peut-on y reconnaître quelqu’un ?
photo-nobody = Personne
photo-somebody = Quelqu’un
photo-people-hint = Photographiez des choses, pas des personnes : floutez les visages, sinon cette photo ne sera pas mise dans le compte rendu sans leur accord.
photo-remove = Retirer la photo
photo-removed = Photo retirée
photo-blurred = Floutée
photo-with-people = Quelqu’un y est reconnaissable

photo-reserve = Réserver un numéro
photo-reserved = Numéro { $number } : prenez la photo avec le téléphone
photo-place-waits = Numéro { $number }, sa photo n’est pas arrivée
photo-place-release = Rendre le numéro { $number }
photo-place-released = Numéro { $number } rendu

photo-ask-left =
    { $count ->
        [one] Encore { $figure } réponse
       *[other] Encore { $figure } réponses
    }
photo-ask-now-blur = Quelqu’un est reconnaissable sur la dernière photo.

photo-blur = Flouter
photo-blur-title = Flouter définitivement
photo-blur-why = Peignez sur les visages. Ce qui est peint est détruit sur cet ordinateur : ni l’annulation ni une copie remise ne le ramène. La copie d’un second emplacement perd l’ancienne photo à sa prochaine sauvegarde ; un compte rendu déjà émis la garde.
photo-blur-brush = Pinceau
photo-blur-thin = Fin
photo-blur-medium = Moyen
photo-blur-wide = Large
photo-blur-frame = Ajouter un cadre
photo-blur-frame-is = Cadre { $number } : les flèches le déplacent, Maj et flèches le redimensionnent, Suppr l’enlève
photo-blur-picture = Photo à peindre
photo-blur-back = Reprendre le dernier
photo-blur-apply = Flouter définitivement
photo-blur-first = Peignez d’abord sur quelque chose
photo-blur-done = Floutée. L’ancienne photo est détruite.
photo-blur-done-reports =
    { $count ->
        [one] Floutée. { $figure } compte rendu déjà émis peut encore montrer l’ancienne photo : émettez-le de nouveau.
       *[other] Floutée. { $figure } comptes rendus déjà émis peuvent encore montrer l’ancienne photo : émettez-les de nouveau.
    }

photo-day-title = Photos du jour
photo-day-detail =
    { $count ->
        [one] { $figure } photo
       *[other] { $figure } photos
    }
photo-day-none = Numéros réservés, photos d’un téléphone
photo-day-waiting =
    { $count ->
        [one] { $figure } numéro attend sa photo
       *[other] { $figure } numéros attendent leur photo
    }
photo-day-places = Numéros
photo-day-no-places = Aucun numéro réservé aujourd’hui. Pendant le parcours, P en réserve un : prenez la photo avec le téléphone, puis apportez-la ici.
photo-day-empty = Aucune photo pour l’instant.
photo-day-all = Photos gardées
photo-place-reserved-at = Réservé à { $time }
photo-place-filled = Photo arrivée
photo-place-empty = Attend sa photo

photo-phone-title = Depuis le téléphone
photo-phone-why = Déposez ici le dossier ou la carte du téléphone, ou choisissez les photos. Chacune trouve son numéro par son heure de prise de vue. Ce qui n’est placé nulle part n’est pas repris.
photo-phone-choose = Choisir des photos
photo-phone-folder = Choisir un dossier
photo-phone-reading = Lecture : { $done } sur { $all }
photo-phone-importing = Reprise : { $done } sur { $all }
photo-phone-stop = Arrêter
photo-phone-import =
    { $count ->
        [one] Reprendre { $figure } photo
       *[other] Reprendre { $figure } photos
    }
photo-phone-clock-first = Dites d’abord si l’horloge du téléphone est juste
photo-phone-nothing = Aucune photo n’a encore de numéro
photo-phone-done =
    { $count ->
        [one] { $figure } photo reprise
       *[other] { $figure } photos reprises
    }
photo-phone-stopped = Arrêté. Photos déjà reprises : { $figure }.
photo-phone-forget = Laisser ces photos
photo-phone-unnamed = Appareil sans nom

photo-clock-title = L’horloge du téléphone
photo-clock-question =
    { $count ->
        [one] { $phone }, { $figure } photo : son horloge est-elle juste ?
       *[other] { $phone }, { $figure } photos : son horloge est-elle juste ?
    }
photo-clock-same = { $phone } : même heure que cet ordinateur
photo-clock-ahead = { $phone } : { $difference } d’avance sur cet ordinateur
photo-clock-behind = { $phone } : { $difference } de retard sur cet ordinateur
photo-clock-right = Elle est juste
photo-clock-compare = Comparer
photo-clock-correct = Corriger
photo-clock-earlier-minute = − 1 min
photo-clock-earlier = − 10 s
photo-clock-later = + 10 s
photo-clock-later-minute = + 1 min
photo-clock-compare-title = Comparer les horloges
photo-clock-compare-why = Choisissez une photo dont vous connaissez le moment, puis son numéro ; ou la photo d’une horloge juste, et l’heure qu’elle montre.
photo-clock-now = L’horloge de cet ordinateur, à photographier
photo-clock-which = Une photo
photo-clock-number = Elle appartient au numéro
photo-clock-shown = Ou l’heure qu’elle montre
photo-clock-shown-hint = Heures, minutes, secondes : 10:42:57
photo-clock-set = Régler l’horloge

photo-match-title = Placées par l’heure
photo-match-after = { $seconds } après
photo-match-before = { $seconds } avant
photo-match-by-hand = Placée à la main
photo-match-check = À vérifier : une autre est proche
photo-match-none = Aucune photo ne correspond à un numéro par son heure.
photo-match-change = Un autre numéro pour cette photo
photo-match-put = Placer au numéro { $number }
photo-match-leave = Ne placer nulle part
photo-left-title = Placées nulle part
photo-left-why = Elles ont été prises autour de la visite, ou ne disent pas quand. Elles ne sont reprises que si vous leur donnez un numéro.
photo-left-no-time = Ne dit pas quand
photo-taken-at = Prise à { $time }
photo-left-known =
    { $count ->
        [one] { $figure } photo est déjà ici.
       *[other] { $figure } photos sont déjà ici.
    }
photo-left-other =
    { $count ->
        [one] { $figure } photo a été prise à un autre moment.
       *[other] { $figure } photos ont été prises à un autre moment.
    }
photo-left-show = Les montrer
photo-left-heic =
    { $count ->
        [one] { $figure } photo est au format HEIC, que Sillage ne sait pas lire. Sur le téléphone, choisissez le format « Le plus compatible », ou exportez-la en JPEG.
       *[other] { $figure } photos sont au format HEIC, que Sillage ne sait pas lire. Sur le téléphone, choisissez le format « Le plus compatible », ou exportez-les en JPEG.
    }
photo-left-files =
    { $count ->
        [one] { $figure } fichier n’est pas une photo.
       *[other] { $figure } fichiers ne sont pas des photos.
    }

failure-photo-heic = Cette photo est au format HEIC, que Sillage ne sait pas lire. Sur le téléphone, choisissez le format « Le plus compatible », ou exportez-la en JPEG.
failure-photo-already-there = Cette photo est déjà ici : elle n’a pas été reprise deux fois.
failure-photo-place-nowhere = Un numéro se réserve pour un constat ou pour une zone en cours de parcours. Choisissez-en un d’abord.
failure-photo-place-without-subject = Le numéro { $number } n’a ni note ni constat pour porter la photo. Notez d’abord sa zone.
failure-photo-clock-unreadable = Cette heure est illisible. Tapez heures, minutes et secondes, par exemple 10:42:57.
failure-blur-area-unusable = Rien n’a été peint sur la photo. Rien n’a changé.
photo-key-nobody = Photo : personne de reconnaissable
photo-key-somebody = Photo : quelqu’un de reconnaissable
photo-key-blur = Photo : flouter

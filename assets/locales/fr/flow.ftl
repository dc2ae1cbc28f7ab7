### Compter les clients : commencer, compter, lire.
flow-title = Flux clients
flow-tab-count = Compter
flow-tab-typed = Totaux notés
flow-tab-follow = Suivre un client
flow-tab-result = Résultat

# Avant de compter.
flow-no-post = Aucun poste de comptage n’est prévu dans cette unité.
flow-post = Où comptez-vous ?
flow-post-open =
    { $count ->
        [one] Comptage en cours, { $figure } arrivée
       *[other] Comptage en cours, { $figure } arrivées
    }
flow-post-done =
    { $count ->
        [one] { $figure } arrivée en { $time }
       *[other] { $figure } arrivées en { $time }
    }
flow-rule-title = Ce que vaut une arrivée
flow-rule-group = Un groupe de clients compte pour un : une famille, une seule arrivée.
flow-rule-person = Chaque personne compte pour un.
flow-rule-contact = Chaque contact compte pour un.
flow-rule-item = Chaque élément compte pour un.
flow-from-now = De
flow-until = Jusqu’à
flow-promise = Le temps que personne n’observe ne devient jamais zéro client : quitter le compteur, une pause ou une mise en veille laissent un trou, visible.
flow-start = Commencer à compter
flow-go-on = Reprendre le comptage
flow-count = Compter

# Le compteur.
flow-leave = Quitter le compteur
flow-rule = Compté : { $rule }
flow-slot = { $from }–{ $to }
flow-left = encore { $time }
flow-past-end = fin prévue dépassée
flow-pause = Pause
flow-resume = Reprendre
flow-finish = Terminer
flow-arrival = Arrivée
flow-pane-hint = ou touchez n’importe où ici
flow-paused = En pause
flow-paused-hint = Rien n’est compté. Touchez ici pour reprendre, ou
flow-side = Autres décomptes et correction
flow-undo = Annuler le dernier
flow-last-taps = Derniers comptés
flow-take-back = Annuler : { $what }, { $time }
flow-strip = Arrivées par plage de 5 minutes
flow-last = dernier { $time }
flow-pace = { $rate } par minute
flow-watched = observé { $time }
flow-unwatched = non observé { $time }
flow-waiting =
    { $count ->
        [one] { $count } en attente d’enregistrement
       *[other] { $count } en attente d’enregistrement
    }
flow-gap = Personne n’a observé pendant { $time }. Ce temps reste « non observé ».
flow-claim = Je comptais encore
flow-leave-gap = Laisser ainsi
flow-not-counted =
    { $count ->
        [one] { $count } geste pas encore compté. { $why } Sillage réessaie.
       *[other] { $count } gestes pas encore comptés. { $why } Sillage réessaie.
    }
flow-arrivals =
    { $count ->
        [one] { $count } arrivée
       *[other] { $count } arrivées
    }
flow-key-arrival = Une arrivée
flow-key-pause = Pause et reprise
flow-key-undo = Annuler le dernier
flow-key-claim = Je comptais encore
flow-key-read = Dire le total
flow-key-leave = Quitter sans terminer
flow-key-chart = Tableau ou graphique

# Totaux notés.
flow-typed-why = Ce que tient quelqu’un d’autre : standard, courrier, borne. Notez aussi les minutes réellement observées.
flow-typed-channel = Canal
flow-typed-interval = Durée de la plage
flow-typed-start = Début
flow-typed-count = Combien
flow-typed-observed = Dont observées
flow-minutes-unit = min
flow-typed-add = Noter ce total
flow-typed-missing = Indiquez combien, même zéro.
flow-typed-list = Notés aujourd’hui
flow-typed-none = Aucun total noté.
flow-typed-detail = observé : { $observed } sur { $interval }
flow-typed-remove = Retirer { $start }, { $channel }
flow-typed-removed = Total retiré
flow-typed-mark = noté

# Suivre un client.
flow-follow-why = De son arrivée à son départ, trois pressions. C’est la seule source des durées de prise en charge.
flow-follow-ready = Prêt à suivre un client : { $post }.
flow-follow-joined = Un client arrive
flow-follow-served = On s’occupe de lui
flow-follow-gone = Il s’en va
flow-follow-now = Client suivi
flow-follow-joined-at = Arrivé à { $time }
flow-follow-waiting = Il attend
flow-follow-served-at = Pris en charge à { $time }
flow-follow-serving = Prise en charge en cours
flow-follow-break = Interrompu
flow-follow-drop = Ne plus suivre
flow-follow-list = Clients suivis
flow-follow-waited = attente { $time }
flow-follow-took = prise en charge { $time }
flow-follow-broken = interrompu
flow-follow-remove = Retirer le client de { $time }
flow-follow-removed = Client suivi retiré
flow-handling = Prise en charge :
flow-waiting-time = Attente :
flow-sample =
    { $count ->
        [one] { $median } ({ $count } client)
       *[other] médiane { $median }, de { $low } à { $high } ({ $count } clients)
    }
flow-sample-small = Moins de 30 clients suivis : un ordre de grandeur.

# Le résultat.
flow-nothing = Rien n’a encore été compté. 15 minutes suffisent.
flow-use-sentence = Garder cette phrase
flow-conclusion = Phrase du compte rendu
flow-interval = Plage
flow-show-chart = Voir le graphique
flow-show-table = Voir le tableau
flow-table = Arrivées par plage horaire
flow-total = Total
flow-tally-line = { $name } : { $figure }
flow-other-hours = compté à d’autres heures
flow-unit-total = Total de l’unité
flow-nc = n/c
flow-na = n/d
flow-not-watched = non compté
flow-finer = non disponible : le total a été noté pour une plage plus longue
flow-about = ≈ { $count }
flow-rate = { $rate }/h
flow-part = { $seen }/{ $of } min
flow-legend-none = n/c : non compté, jamais zéro
flow-legend-steps = du plus calme au plus chargé
flow-legend-na = n/d : noté pour une plage plus longue
flow-chart-measure = par plage de { $interval } min
flow-in-time =
    { $count ->
        [one] arrivée en { $time } · { $rule }
       *[other] arrivées en { $time } · { $rule }
    }
flow-gap-line = Non observé de { $from } à { $to } ({ $time })
flow-gap-claimed = Interruption de { $from } à { $to } ({ $time }), comptée : l’observateur était là
flow-pause-line = Pause de { $from } à { $to }
flow-outside =
    { $count ->
        [one] { $count } arrivée hors du temps observé, non comptée
       *[other] { $count } arrivées hors du temps observé, non comptées
    }
flow-correct = Corriger une plage
flow-correct-why = Dites combien il y en avait pendant les minutes observées. Ce qui a été compté reste ; l’écart est marqué.
flow-correct-slot = Plage
flow-correct-count = Combien il y en avait
flow-correct-reason = Pourquoi
flow-correct-same = C’est déjà ce nombre.
flow-correct-keep = Garder ce nombre
flow-corrected = corrigé
flow-correction = Corrigé de { $delta } entre { $from } et { $to }
flow-correction-remove = Retirer la correction de { $from }
flow-sentence-peak =
    { $count ->
        [one] Pointe de { $from } à { $to } : { $figure } arrivée.
       *[other] Pointe de { $from } à { $to } : { $figure } arrivées.
    }
flow-sentence-peak-scaled =
    { $count ->
        [one] Pointe de { $from } à { $to } : environ { $figure } arrivée.
       *[other] Pointe de { $from } à { $to } : environ { $figure } arrivées.
    }
flow-sentence-left =
    { $count ->
        [one] Parti sans être servi : { $share }.
       *[other] Partis sans être servis : { $share }.
    }
flow-sentence-watched = Observé { $time } le { $day }.

# Refus.
failure-index-skipped = Un geste manque avant celui-ci. Le compteur se remet à jour.
failure-gap-unknown = Ce trou n’existe plus. Rien n’a changé.
failure-nothing-to-void = Il n’y a rien à annuler.
failure-window-already-open = Quelqu’un compte déjà à ce poste. Reprenez ce comptage ou terminez-le.
failure-window-closed = Ce comptage est terminé. Ouvrez-en un autre pour continuer.
failure-slot-not-watched = Personne n’a observé pendant cette plage : il n’y a rien à corriger.
failure-typed-total-overlaps = Un total est déjà noté pour ce canal à { $start }, sur { $interval } min. Retirez-le d’abord.
failure-timing-already-open = Un client est déjà suivi. Terminez ou retirez-le d’abord.
failure-timing-already-served = La prise en charge de ce client est déjà notée.
failure-timing-already-ended = Ce client est déjà parti.

### Les irritants d’une unité et leur fin : une action, accepté, écarté.
irritant-title = Irritants
irritant-under = Constats et plaintes depuis le { $day }. Chacun finit par une action, ou est accepté, ou écarté, avec la raison.
irritant-waiting =
    { $count ->
        [one] { $figure } attend sa décision
       *[other] { $figure } attendent leur décision
    }
irritant-none-waiting = Tous ont leur décision.
irritant-none = Aucun irritant noté depuis un an.
irritant-settled = Décidés
irritant-standing-open = Sans décision
irritant-standing-came-back = Revenu depuis
irritant-standing-decided = Une action y répond
irritant-standing-accepted = Accepté
irritant-standing-dropped = Écarté
irritant-visits =
    { $count ->
        [one] noté à { $figure } visite
       *[other] noté à { $figure } visites
    }
irritant-complaints =
    { $count ->
        [one] { $figure } plainte de client
       *[other] { $figure } plaintes de clients
    }
irritant-last = vu le { $day }
irritant-span = du { $from } au { $to }
irritant-lasting = Dure depuis trois visites
irritant-priority = priorité { $figure }
irritant-act = Une action
irritant-accept = Accepter
irritant-drop = Écarter
irritant-why-accepted = Pourquoi on l’accepte
irritant-why-dropped = Pourquoi on l’écarte
irritant-keep = Garder
irritant-because = { $reason } ({ $day })
irritant-answered = « { $title } » · { $state }
irritant-since =
    { $count ->
        [one] revu { $figure } fois depuis
       *[other] revu { $figure } fois depuis
    }
irritant-reopen = Rouvrir
irritant-kept = Décision gardée

### La voix du client : ce qu’il dit et écrit, par canal et par thème ; ce que l’équipe en retient.
voice-title = Voix du client
voice-empty = Rien n’a encore été noté ici. Notez ce qu’un client vient de dire, ou apportez un fichier d’enquête ou de réclamations.
voice-note = Noter une parole
voice-import = Importer
voice-sort = Trier par thème
voice-from = Du
voice-to = Au
voice-counted = On compte
voice-counted-negative = Les réclamations
voice-counted-positive = Les mercis
voice-counted-neutral = Le reste
voice-by = Chaque mention pèse
voice-by-mentions = Un
voice-by-severity = Sa gravité
voice-by-severity-note = Gravité du thème : moyenne arrondie des gravités données ; 3 quand personne ne l’a dite.
voice-basis =
    { $count ->
        [one] { $figure } parole reçue du { $from } au { $to } : { $negative } réclamations, { $positive } mercis, { $neutral } autres.
       *[other] { $figure } paroles reçues du { $from } au { $to } : { $negative } réclamations, { $positive } mercis, { $neutral } autres.
    }
voice-none-counted = Rien de cette nature dans la période.
voice-channel = Canal
voice-channel-all = Tous
voice-pareto = Thèmes, du plus lourd au plus léger
voice-theme = Thème
voice-mentions = Mentions
voice-severity = Gravité
voice-severity-of = { $mean } (n = { $n })
voice-weight = Poids
voice-cumulative = Cumul
voice-cumulative-few = { $sum } sur { $total }
voice-cumulative-share = { $share } ({ $sum } sur { $total })
voice-bar = Part
voice-vital = L’essentiel : ces thèmes font les quatre cinquièmes du poids.
voice-few = Moins de dix mentions : les nombres, sans pourcentage.
voice-twice = { $mentions } mentions dans { $verbatims } paroles : une parole qui parle de deux choses compte dans les deux.
voice-unsorted =
    { $count ->
        [one] { $figure } parole n’est rangée dans aucun thème et n’est dans aucune ligne.
       *[other] { $figure } paroles ne sont rangées dans aucun thème et ne sont dans aucune ligne.
    }
voice-synthesis = Synthèse
voice-synthesis-words = Ce que l’équipe retient de cette période
voice-synthesis-hint = Quelques phrases, écrites ensemble. Elles se gardent toutes seules.
voice-synthesis-earlier = Synthèses d’autres périodes
voice-synthesis-of = Du { $from } au { $to }
voice-irritants = Irritants et décisions
voice-imports = Fichiers importés
voice-import-line =
    { $count ->
        [one] { $figure } parole
       *[other] { $figure } paroles
    }
voice-import-left = { $figure } lignes laissées
voice-import-masked = { $figure } avec un nom ou un numéro masqué
voice-import-remove = Retirer { $name }
voice-import-removed = Fichier retiré
voice-themes = Thèmes du réseau
voice-themes-why = Peu de mots, les mêmes pour toutes les unités. Retirer un thème laisse ses paroles à trier.
voice-themes-none = Aucun thème encore. Commencez par trois : l’attente, l’accueil, le prix.
voice-theme-name = Nom du thème
voice-theme-english = En anglais (facultatif)
voice-theme-add = Ajouter
voice-theme-remove = Retirer { $name }
voice-theme-removed = Thème retiré
voice-theme-used =
    { $count ->
        [one] { $figure } parole
       *[other] { $figure } paroles
    }
voice-said-title = Dit par un client
voice-said-under = Ses mots à lui, sans nom ni coordonnées.
voice-said-words = Ce qu’il a dit
voice-said-polarity = Plutôt
voice-said-channel = Par où
voice-said-themes = De quoi il parle
voice-said-severity = Gravité
voice-said-severity-1 = à peine remarqué
voice-said-severity-5 = il part ou se plaint
voice-said-on = Reçu le
voice-said-keep = Noter
voice-said-first = Écrivez d’abord ses mots.
voice-said-kept = Noté
voice-said-latest = Les dernières
voice-said-today = Aujourd’hui
voice-said-take = Retirer
voice-said-taken = Retiré
voice-personal = Un nom ou un numéro figure dans ces mots :
voice-personal-mask = Masquer et noter
voice-personal-keep = Noter tel quel
voice-personal-change = Reprendre
voice-personal-name = nom
voice-personal-phone = téléphone
voice-personal-email = e-mail
voice-personal-number = numéro
voice-list-title = Paroles à trier
voice-list-under = Les chiffres rangent la parole choisie, les flèches passent à la suivante.
voice-list-which = Montrer
voice-list-unsorted = À trier
voice-list-all = Toutes
voice-list-done = Tout est trié.
voice-list-none = Aucune parole.
voice-list-more = Les { $shown } premières sur { $count }.
voice-key-down = Parole suivante
voice-key-up = Parole précédente
voice-key-theme = Ranger dans un thème
voice-file-title = Importer des paroles
voice-file-under = Une enquête, un registre de réclamations, des avis : un classeur XLSX ou un fichier CSV.
voice-file-empty = Choisissez un fichier : rien n’est pris avant que vous l’ayez regardé.
voice-file-do =
    { $count ->
        [one] Importer { $figure } parole
       *[other] Importer { $figure } paroles
    }
voice-file-done =
    { $count ->
        [one] { $figure } parole importée.
       *[other] { $figure } paroles importées.
    }
voice-file-see = Voir la voix du client
voice-file-already = Ce fichier a déjà été importé.
voice-file-read =
    { $count ->
        [one] { $figure } parole à prendre, du { $from } au { $to }.
       *[other] { $figure } paroles à prendre, du { $from } au { $to }.
    }
voice-file-nothing = Aucune ligne ne peut être prise telle quelle.
voice-file-masked =
    { $count ->
        [one] Dans { $figure } parole, un nom ou un numéro est remplacé par ■.
       *[other] Dans { $figure } paroles, un nom ou un numéro est remplacé par ■.
    }
voice-file-known =
    { $count ->
        [one] { $figure } ligne est déjà connue ou écrite deux fois : elle n’est pas prise.
       *[other] { $figure } lignes sont déjà connues ou écrites deux fois : elles ne sont pas prises.
    }
voice-file-new-themes = Thèmes nouveaux, ajoutés avec le fichier : { $names }.
voice-file-text = Les mots du client
voice-file-date = Le jour
voice-file-date-none = Aucune : reçues aujourd’hui
voice-file-channel-column = Le canal
voice-file-theme = Les thèmes
voice-file-polarity-column = Merci ou réclamation
voice-file-severity = La gravité, de 1 à 5
voice-file-channel = Canal, quand rien ne le dit
voice-file-polarity = Nature, quand rien ne la dit
voice-file-rows = Telles qu’elles seront gardées
voice-file-row = Ligne { $row }
voice-trouble-no-words = Il n’y a pas de mots dans cette ligne.
voice-trouble-too-long = Plus de 2 000 caractères : coupez le texte dans le fichier.
voice-trouble-no-day = Le jour manque.
voice-trouble-not-a-day = Ce n’est pas un jour.
voice-trouble-day-to-come = Ce jour n’est pas encore venu.
voice-trouble-not-a-channel = Ce canal n’est pas connu.
voice-trouble-not-a-direction = Ni merci, ni réclamation, ni étoiles de 1 à 5.
voice-trouble-not-a-severity = Ce n’est pas une gravité de 1 à 5.
voice-trouble-not-a-theme = Ce nom de thème ne convient pas.

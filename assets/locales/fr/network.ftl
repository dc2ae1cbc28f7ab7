### Le réseau : son tableur, ses unités, ses zones, ses personnes.
network-load = Charger mon réseau depuis un tableur
network-file-name = Sillage, mon réseau

# Les feuilles du tableur. Les clés « -also » sont d’autres mots reconnus, séparés par des points-virgules.
network-part-about = Mode d’emploi
network-part-structures = Structures
network-part-structures-also = Structures d’accompagnement ; Régions
network-part-units = Unités
network-part-units-also = Points de vente ; Magasins ; Agences
network-part-zones = Zones
network-part-channels = Canaux
network-part-functions = Fonctions
network-part-hours = Horaires
network-part-hours-also = Horaires d’ouverture
network-part-people = Personnes
network-part-people-also = Équipe ; Collaborateurs

# Les colonnes.
network-head-name = Nom
network-head-name-also = Nom complet ; Nom et prénom ; Libellé
network-head-name-en = Nom en anglais
network-head-region = Région
network-head-code = Code
network-head-code-also = Code de l’unité ; Code unité
network-head-kind = Type
network-head-kind-also = Type d’unité
network-head-structure = Structure
network-head-structure-also = Structure d’accompagnement ; Région de rattachement
network-head-address = Adresse
network-head-time-zone = Fuseau horaire
network-head-status = État
network-head-status-also = Statut
network-head-market-note = Marché local
network-head-unit = Unité
network-head-unit-also = Unités ; Code de l’unité ; Code unité ; Code
network-head-order = Ordre
network-head-channel = Canal
network-head-label = Nom du canal
network-head-label-en = Nom du canal en anglais
network-head-regime = Attente
network-head-regime-also = Régime
network-head-min-presence = Présents au moins
network-head-min-presence-also = Présence minimale
network-head-active = Actif
network-head-day = Jour
network-head-day-also = Date ; Jour ou date
network-head-opens = Ouvre
network-head-opens-also = Ouverture ; De
network-head-closes = Ferme
network-head-closes-also = Fermeture ; À
network-head-number = Numéro
network-head-number-also = Matricule ; Identifiant ; N°
network-head-email = E-mail
network-head-email-also = Mail ; Courriel ; Adresse e-mail
network-head-role = Rôle
network-head-role-also = Fonction ; Poste
network-head-from = Depuis
network-head-from-also = Date d’entrée ; Début
network-head-until = Jusqu’au
network-head-until-also = Date de sortie ; Fin
network-head-key = Clé
network-hint-key = Écrite par Sillage pour reconnaître la ligne. Ne la changez pas ; laissez-la vide sur une nouvelle ligne.
network-hint-unit = Le code de l’unité. Pour les canaux, les horaires et les personnes, plusieurs codes séparés par des virgules.
network-hint-order = L’ordre du client, à partir de 1. Sans numéro, l’ordre des lignes compte.
network-hint-day = Lundi, mardi… ou une date comme 2026-12-24 pour un jour différent. Une ligne par plage.
network-hint-opens = 9:30, 9h30, ou Fermé pour un jour sans ouverture.
network-hint-closes = 19:00. Minuit s’écrit 24:00.
network-hint-number = Le numéro par lequel votre réseau connaît la personne. Il distingue deux personnes du même nom.
network-hint-until = Dernier jour. C’est ainsi qu’un départ se note : une ligne effacée ne retire personne.
network-flag-true = Oui
network-flag-true-also = O ; Vrai ; Actif ; X
network-flag-false = Non
network-flag-false-also = N ; Faux ; Inactif
network-closed = Fermé
network-closed-also = Fermée ; Fermeture
weekday-1 = Lundi
weekday-1-also = lun
weekday-2 = Mardi
weekday-2-also = mar
weekday-3 = Mercredi
weekday-3-also = mer
weekday-4 = Jeudi
weekday-4-also = jeu
weekday-5 = Vendredi
weekday-5-also = ven
weekday-6 = Samedi
weekday-6-also = sam
weekday-7 = Dimanche
weekday-7-also = dim
unit-status-prospect = À venir
unit-status-active = Active
unit-status-active-also = Actif ; Ouverte
unit-status-paused = En pause
unit-status-closed = Fermée
unit-status-closed-also = Fermé
unit-kind-shop-also = Boutique ; Point de vente
unit-kind-contact-centre-also = Centre de contact ; Centre d’appels
unit-kind-other-also = Autre
regime-queue = File
regime-queue-also = File d’attente
regime-queue-patience = File, avec abandons
regime-deferred = Différé
regime-rounds = Rondes
regime-chat = Conversations
regime-scheduled = Sur rendez-vous
regime-presence = Présence
role-team-member-also = Collaborateur ; Collaboratrice ; Vendeur ; Vendeuse ; Conseiller ; Conseillère
role-unit-manager-also = Directeur ; Directrice ; Responsable de magasin
role-line-manager-also = Manager direct ; Manager
role-regional-also = Responsable régional ; Responsable régionale ; Régional
role-administrator-also = Administrateur ; Administratrice
role-external-occupant-also = Personne invitée ; Invité ; Invitée ; Invité d’une autre unité
channel-walk-in-also = Visite ; Sur place ; Comptoir
channel-email-also = Courriel ; Mail
channel-pickup-also = Retrait de commande ; Click and collect

# La première feuille.
network-about-title = Votre réseau en un seul fichier
network-about-1 = Chaque feuille est une liste : structures, unités, zones, canaux, fonctions, horaires, personnes. Remplissez celles qui vous servent ; les titres suivis d’une étoile sont nécessaires.
network-about-2 = Rien ne change avant votre accord : Sillage montre d’abord ce qui serait ajouté, changé ou laissé, et nomme chaque cellule à corriger.
network-about-3 = Une ligne absente ne retire rien. Une cellule vide ne change rien ; un tiret efface ce qui était là.
network-about-4 = La colonne Clé reconnaît une ligne déjà connue, même si son nom change. Laissez-la telle quelle ; une nouvelle ligne n’en a pas.
network-about-5 = Les zones d’une unité sont dans l’ordre du client. Une zone qui n’y est plus va à la corbeille, sauf si un parcours y a été fait.
network-about-6 = Un numéro ou un e-mail distingue deux personnes du même nom. Un départ se note avec la date de la colonne Jusqu’au.
network-about-7 = Les horaires tiennent une ligne par plage : lundi 9:30 12:30, puis lundi 14:00 19:00. Une date remplace son jour.
network-about-8 = Ce fichier n’informe personne et n’ouvre aucune observation : la notice et l’accord de l’organisation restent à faire dans Sillage.

# Ce qui ne va pas dans une cellule.
network-trouble-cell-missing = Cette cellule doit être remplie.
network-trouble-column-missing = Il manque une colonne nécessaire dans cette feuille.
network-trouble-sheet-twice = Une autre feuille a le même contenu. Gardez-en une seule.
network-trouble-word-unknown = Ce mot n’est pas dans la liste de cette colonne. Mots acceptés : { $accepted }.
network-trouble-not-a-number = Un nombre entier est attendu.
network-trouble-not-a-date = Ce n’est pas une date. Écrivez-la comme 2026-12-24, avec l’année en quatre chiffres.
network-trouble-not-a-time = Ce n’est pas une heure de la journée. Écrivez-la comme 9:30.
network-trouble-unit-unknown = L’unité « { $unit } » n’existe pas, ni ici ni dans la feuille des unités.
network-trouble-one-unit-only = Une seule unité par ligne ici.
network-trouble-structure-unknown = Cette structure n’existe pas, ni ici ni dans la feuille des structures.
network-trouble-structure-twice = Cette structure est déjà à la ligne { $row }.
network-trouble-code-twice = Ce code est déjà à la ligne { $row }.
network-trouble-code-taken = Ce code appartient à { $unit }.
network-trouble-key-twice = Cette unité est déjà à la ligne { $row }.
network-trouble-key-unknown = Cette clé n’est pas de ce réseau. Videz la cellule pour ajouter une nouvelle ligne.
network-trouble-zone-twice = Cette zone est déjà à la ligne { $row }.
network-trouble-order-twice = Cette place est déjà prise à la ligne { $row }.
network-trouble-channel-twice = Ce canal est déjà à la ligne { $row }.
network-trouble-function-twice = Cette fonction est déjà à la ligne { $row }.
network-trouble-presence-out-of-range = Pas plus de { $limit } personnes.
network-trouble-closes-before-opens = La fermeture ({ $closes }) précède l’ouverture ({ $opens }).
network-trouble-opening-overlap = Cette plage en chevauche une autre du même jour.
network-trouble-time-zone-unknown = Ce fuseau horaire n’existe pas. Écrivez-le comme Europe/Paris.
network-trouble-email-malformed = Ce n’est pas une adresse e-mail.
network-trouble-text-too-long = Ce texte compte { $count } caractères, la limite est { $limit }.
network-trouble-text-missing = Cette cellule doit être remplie.
network-trouble-name-with-hidden-characters = Ce texte contient des caractères invisibles. Tapez-le à nouveau.
network-trouble-end-before-start = La fin précède le début.
network-trouble-name-needs-number = Plusieurs lignes portent ce nom. Donnez à chacune un numéro ou un e-mail ; le même si c’est la même personne.
network-trouble-person-twice = La ligne { $row } parle déjà de cette personne.
network-trouble-person-differs = La ligne { $row } dit autre chose de la même personne.
network-trouble-person-elsewhere = Une personne de ce nom est connue à { $units }. Donnez un numéro ou un e-mail pour dire si c’est elle.
network-trouble-person-unclear = Plusieurs personnes connues portent ce nom ici. Donnez un numéro, un e-mail ou la clé.
network-trouble-number-taken = Ce numéro appartient à { $name }.
network-trouble-email-taken = Cette adresse appartient à { $name }.
network-trouble-role-twice = Ce rôle est déjà à la ligne { $row }.

# Ce qu’il vaut mieux savoir avant d’accepter.
network-note-zone-kept = { $zone } ({ $unit }) n’est plus dans le fichier, mais un parcours y a été fait : elle reste, à la fin.
network-note-you = { $name } : c’est vous.
network-note-still-there = { $name } reste aussi à { $unit }, que le fichier ne nomme pas pour cette personne. Une date sous « Jusqu’au » note un départ.
network-note-left-already = { $name } a déjà quitté { $unit } et n’y revient pas sans une date sous « Depuis ».

# L’écran.
network-load-text = Un seul fichier pour les unités, les zones, les horaires et les personnes. Vous voyez tout avant que rien ne change.
network-step-get = 1. Prendre le modèle
network-step-get-text = Un classeur déjà rempli de ce que Sillage connaît, avec son mode d’emploi.
network-export = Enregistrer le modèle
network-exported = Enregistré : { $file }
network-step-choose = 2. Choisir votre fichier
network-step-choose-text = Un classeur XLSX, ou un fichier CSV : l’encodage et le séparateur sont reconnus.
network-choose = Choisir un fichier
network-read-as = Texte lu en { $encoding }, séparateur « { $separator } ».
network-troubles =
    { $count ->
        [one] { $figure } cellule à corriger. Rien ne sera importé avant.
       *[other] { $figure } cellules à corriger. Rien ne sera importé avant.
    }
network-trouble-where = { $sheet }, ligne { $row }
network-trouble-cell = { $sheet }, ligne { $row }, cellule { $cell } ({ $heading })
network-trouble-said = « { $text } »
network-again = Relire le fichier
network-ask-days = Dans ce fichier, { $text } ({ $cell }) est-il le { $day } ou le { $other } ?
network-day-first = Le jour vient d’abord
network-month-first = Le mois vient d’abord
network-nothing = Ce fichier ne change rien : tout y est déjà connu.
network-summary = Ce que ce fichier ferait
network-added = Ajoutés
network-changed = Changés
network-same = Inchangés
network-removed = À la corbeille
network-absent = Absents du fichier, gardés
network-change-added = Nouveau
network-change-changed = Changé
network-change-removed = À la corbeille
network-change-leaving = Départ
network-field-change = { $heading } : { $before } → { $after }
network-field-set = { $heading } : { $after }
network-lines = Détail
network-more =
    { $count ->
        [one] et { $figure } autre
       *[other] et { $figure } autres
    }
network-namesakes = Personnes du même nom, gardées distinctes
network-namesake-row = ligne { $row }
network-namesake-known = déjà connue
network-notes = À savoir
network-ignored = Feuille non reconnue, laissée de côté : { $sheet }
network-unknown = Colonne non reconnue, laissée de côté : { $heading } ({ $sheet })
network-import =
    { $count ->
        [one] Importer { $figure } changement
       *[other] Importer { $figure } changements
    }
network-imported = Réseau importé
network-first-unit = Ouvrir les unités

# Une unité, une chose à la fois.
network-add-unit = Ajouter une unité
network-setup = Zones, équipe, horaires
network-unit = L’unité
network-unit-name = Nom
network-unit-code = Code
network-unit-kind = Type de lieu
network-unit-address = Adresse
network-unit-status = État
network-unit-missing = Donnez un nom et un code.
network-unit-save = Créer l’unité
network-zones = Zones, dans l’ordre du client
network-zones-none = Pas encore de zone : sans zone, pas de parcours.
network-zone-name = Nouvelle zone
network-zone-rename = Nom de la zone
network-zone-add = Ajouter
network-zone-up = Avancer { $zone }
network-zone-down = Reculer { $zone }
network-zone-remove = Retirer { $zone }
network-zone-keys = Alt+↑ et Alt+↓ déplacent la zone choisie.
network-people = Équipe
network-people-none = Pas encore d’équipe ici.
network-person-add = Ajouter une personne
network-person-name = Nom
network-person-number = Numéro
network-person-email = E-mail
network-person-role = Rôle
network-person-until = Dernier jour
network-person-missing = Donnez un nom.
network-person-save = Enregistrer
network-channels = Canaux
network-hours = Horaires
network-hours-none = Pas encore d’horaires.
network-hours-add = Ajouter une plage
network-hours-remove = Retirer { $day } { $span }
network-hours-opens = Ouvre
network-hours-closes = Ferme
network-hours-day = Jour
network-hours-missing = Choisissez un jour et deux heures.
network-hours-exception = { $day } : { $spans }
network-bulk = Pour beaucoup de lignes à la fois, le tableur va plus vite.

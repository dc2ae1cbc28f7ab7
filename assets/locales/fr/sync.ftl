### Envoyer au serveur et recevoir : ce qui attend, ce qui demande une réponse, le journal.
sync-title = Envoi et réception
sync-under = Ce qui est enregistré ici, et ce qui est arrivé au serveur
sync-send-now = Envoyer maintenant
sync-stop = Arrêter
sync-export = Faire un fichier
sync-sending-now = Un échange est en cours.
sync-server = Serveur
sync-server-fine = { $server } répond. Dernier échange complet : le { $day } à { $time }.
sync-server-never = { $server } est relié à ce profil. Aucun échange n’a encore eu lieu.
sync-server-since = Depuis le { $day } à { $time }. Tout ce que vous saisissez reste enregistré ici.
sync-server-met = Dernier échange complet : le { $day } à { $time }.
sync-server-next =
    { $count ->
        [one] Prochain essai dans { $figure } s.
       *[other] Prochain essai dans { $figure } s.
    }
sync-server-next-minutes =
    { $count ->
        [one] Prochain essai dans { $figure } min.
       *[other] Prochain essai dans { $figure } min.
    }
sync-no-units = Le serveur ne vous a encore confié aucune unité. Demandez-le à la personne qui tient le serveur, puis envoyez à nouveau.
sync-clock-ahead = L’horloge de cet ordinateur avance de { $minutes }. Réglez-la : en attendant, vos saisies sont rangées à l’heure de leur arrivée.
sync-clock-behind = L’horloge de cet ordinateur retarde de { $minutes }. Réglez-la dès que possible.
sync-practice = Le réseau d’entraînement est inventé : rien n’en part jamais.
sync-alone = Aucun serveur n’est relié à ce profil : tout reste sur cet ordinateur. Un fichier scellé confie une unité à un collègue sans serveur.
sync-join-title = Relier ce profil à un serveur
sync-join-text = La personne qui tient le serveur vous donne une ligne imprimée : une adresse, un code qui sert une fois, une empreinte. Elle vaut trois jours.
sync-join-line = Ligne imprimée
sync-join-hint = Par exemple : sillage.exemple.org:8443/ABCD-EFGHJ-KMNPQ/XXXX-XXXX-XXXX-XXXX. Majuscules, espaces et tirets sont sans importance.
sync-join-do = Relier ce profil
sync-joining = Liaison en cours
sync-join-missing = Collez d’abord la ligne imprimée.
sync-joined = Ce profil est relié à { $server }.
sync-new-computer = Ce profil vient d’une copie : le serveur ne connaît pas encore cet ordinateur. Demandez une nouvelle ligne imprimée.
sync-waiting = À envoyer
sync-waiting-none = Tout est arrivé au serveur.
sync-waiting-visits =
    { $count ->
        [one] { $figure } visite
       *[other] { $figure } visites
    }
sync-waiting-operations =
    { $count ->
        [one] { $figure } saisie
       *[other] { $figure } saisies
    }
sync-waiting-photos =
    { $count ->
        [one] { $figure } photo ou document ({ $size })
       *[other] { $figure } photos et documents ({ $size })
    }
sync-waiting-day = { $unit }, { $day }
sync-waiting-other = Réseau, unités et équipe
sync-waiting-order = Les visites les plus anciennes partent d’abord, les photos à la fin.
sync-counting = Un comptage est en cours : ses passages partiront à la prochaine pause.
sync-step-greeting = Le serveur répond-il ?
sync-step-sending = Envoi des saisies
sync-step-receiving = Réception
sync-step-sending-photos = Envoi des photos
sync-step-receiving-photos = Réception des photos
sync-ran = Échange terminé.
sync-ran-more = Une partie est passée. Le reste part dans un instant.
sync-stopped = Arrêté. Ce qui est passé est passé, le reste attend ici.
sync-needs = À traiter
sync-needs-none = Rien ne vous attend.
sync-aside =
    { $count ->
        [one] { $figure } saisie mise de côté par le serveur
       *[other] { $figure } saisies mises de côté par le serveur
    }
sync-aside-out-of-scope = Vous n’aviez pas cette unité au moment de l’envoi. Demandez qu’elle vous soit confiée ; la personne qui tient le serveur peut alors les laisser entrer.
sync-aside-late-work = Elles viennent d’une unité qui ne vous est plus confiée. La personne qui tient le serveur peut les laisser entrer.
sync-aside-needs-administrator = Elles touchent au réseau entier, ce que seule l’administration peut écrire.
sync-aside-beyond-role = Votre rôle sur le serveur ne permet pas d’écrire cela.
sync-aside-revoked-device = Elles sont parties alors que cet ordinateur n’était plus admis. La personne qui tient le serveur peut les laisser entrer.
sync-aside-other = Le serveur les garde et donne cette raison : { $code }. Montrez-la à la personne qui tient le serveur.
sync-conflict-title = { $what } : deux versions
sync-conflict-of = { $noun } « { $label } »
sync-conflict-field = { $field }, { $record }
sync-conflict-deleted = { $record } : supprimé ici, modifié là
sync-conflict-why = Écrites sans s’être vues. L’une est affichée en attendant ; l’autre reste dans l’historique.
sync-conflict-you = Vous
sync-conflict-somebody = Quelqu’un
sync-conflict-stands = Affichée
sync-conflict-lost = Écartée
sync-conflict-version = { $name }, le { $day } à { $time }
sync-conflict-edited = Modifié
sync-conflict-removed = Supprimé
sync-keep-mine = Garder la mienne
sync-keep-theirs = Garder celle de { $name }
sync-keep-shown = Garder la version affichée
sync-keep-lost = Garder la version écartée
sync-keep-both = Garder les deux
sync-keep-record = Le garder
sync-keep-deleted = Le supprimer
sync-settled-toast = Réglé. L’autre version reste dans l’historique.
sync-history = Historique de ce champ
sync-settled = Réglé récemment
sync-settled-by = { $name }, le { $day }
sync-settled-line = { $subject } : { $values }
sync-value-empty = (vide)
sync-value-yes = oui
sync-value-no = non
sync-value-parts = (plusieurs éléments)
sync-word-todo = à faire
sync-word-doing = en cours
sync-word-done = fait
sync-word-effective = efficace
sync-word-cannot-do = impossible
sync-word-dropped = abandonné
sync-word-active = active
sync-word-closed = fermée
sync-log = Journal
sync-log-filter = Montrer
sync-log-all = Tout
sync-log-errors = Erreurs
sync-log-conflicts = Conflits
sync-log-copy = Copier le journal
sync-log-copied = Journal copié. Il ne contient aucun nom.
sync-log-none = Rien à montrer.
sync-log-kept = Gardé quatre-vingt-dix jours, sans aucun nom.
sync-log-enrolled = Profil relié au serveur
sync-log-forgotten = Serveur oublié
sync-log-exchanged = Envoyé : { $sent }. Reçu : { $received }.
sync-log-exchanged-photos = Photos et documents envoyés : { $sent }. Reçus : { $received }.
sync-log-failed = Échange interrompu : { $why }
sync-log-times =
    { $count ->
        [one] { $figure } fois
       *[other] { $figure } fois de suite
    }
sync-log-aside = Mis de côté par le serveur : { $figure } ({ $code })
sync-log-units-gained = Unités reçues : { $figure }
sync-log-units-lost = Unités retirées : { $figure }
sync-log-conflicts-found = Conflits à régler : { $figure }
sync-log-unadmitted = Reçu et gardé, mais à vérifier : des observations sans information préalable enregistrée ici ({ $code })
sync-identity = Pour la personne qui tient le serveur
sync-identity-text = Ces identifiants ne disent rien à qui n’a pas le serveur. Ils servent à le préparer pour ce réseau.
sync-identity-network = Réseau
sync-identity-person = Vous
sync-identity-device = Cet ordinateur
sync-identity-unit = Unité { $name }
sync-identity-given = confiée par le serveur
sync-identity-not-given = pas encore confiée
sync-identity-copy = Copier les identifiants
sync-identity-copied = Identifiants copiés
sync-forget = Oublier ce serveur
sync-forget-ask = Oublier ce serveur ?
sync-forget-text = Plus rien ne sera envoyé ni reçu. Ce qui est ici reste ici. Pour le relier à nouveau, il faudra une nouvelle ligne imprimée.
sync-forgotten = Le serveur est oublié.
sync-mark-waiting = À envoyer
sync-mark-stored = Sur le serveur, mis de côté
sync-mark-visible = Vu des collègues
sync-mark-safe = À l’abri
app-sent-all = Tout est envoyé
app-sent-all-at = Tout est envoyé ({ $time })
app-sent-visits =
    { $count ->
        [one] { $figure } visite à envoyer
       *[other] { $figure } visites à envoyer
    }
app-sent-other =
    { $count ->
        [one] { $figure } saisie à envoyer
       *[other] { $figure } saisies à envoyer
    }
app-sent-photos =
    { $count ->
        [one] { $figure } photo à envoyer
       *[other] { $figure } photos à envoyer
    }
app-sent-sending = Envoi en cours
app-sent-sending-of = Envoi { $done } sur { $total }
app-sent-offline = Hors ligne
app-sent-offline-with = Hors ligne : { $waiting }
app-sent-overdue = { $waiting } : cela attend depuis plus de trois jours, ou pèse lourd. Trouvez un réseau, ou faites un fichier.
app-sent-needs =
    { $count ->
        [one] { $figure } à traiter
       *[other] { $figure } à traiter
    }
start-line = J’ai une ligne imprimée
start-line-text = Le serveur de votre réseau apporte vos unités
start-line-why = La ligne vient de la personne qui tient le serveur de votre réseau. Il faut le réseau une fois ; ensuite tout fonctionne sans.
start-line-do = Créer le profil et recevoir
start-line-missing = Collez la ligne imprimée.
start-line-later = Le profil est créé. La liaison n’a pas abouti : { $why }
start-adopt = Reprendre un profil perdu
start-adopt-text = Avec la clé des copies et le code de secours
start-adopt-why = Branchez la clé ou indiquez le dossier des copies. Le code de secours imprimé ouvre la plus récente ; vous choisissez une nouvelle phrase de passe.
start-adopt-place = Dossier des copies
start-adopt-place-hint = La clé USB, ou le dossier « sillage-… » qu’elle contient.
start-adopt-choose = Choisir le dossier
start-adopt-chosen = Copies cherchées dans { $place }
start-adopt-do = Reprendre le profil
start-adopt-missing = Il faut le dossier, le code et une phrase de passe de quinze caractères.
sync-promises = Où en est ce qui est parti
sync-promise-stored = le serveur les garde sans les montrer : voyez « À traiter »
sync-promise-visible = vos collègues les lisent ; la prochaine copie vérifiée du serveur les mettra à l’abri
sync-promise-safe = elles sont dans une copie du serveur qui a été relue
double-title = Peut-être la même personne
double-same = { $one } et { $other } : le même nom
double-near = { $one } et { $other } : des noms proches
double-why = Rien n’est réuni sans vous. Une fois réunies, les deux fiches se lisent sous le nom « { $name } » ; rien n’est effacé, et cela se défait à tout moment.
double-recorded = saisie par { $name }, { $day }
double-informed = informée des observations
double-not-informed = pas informée des observations
double-observations =
    { $count ->
        [one] { $figure } observation
       *[other] { $figure } observations
    }
double-merge = C’est la même personne
double-apart = Deux personnes
double-merged-toast = Les deux fiches se lisent comme une seule personne.
double-apart-toast = Ce sont deux personnes : cela ne sera plus proposé.
double-merged = Fiches réunies
double-merged-line = { $other } se lit sous le nom « { $name } »
double-separate = Séparer de nouveau
sync-promise-none = rien pour le moment

### Ce qui n’a pas pu se faire : quoi, ce qui est gardé, que faire.
failure-unexpected = Cela n’a pas pu se faire ({ $code }). Ce qui était enregistré est intact. Réessayez.
failure-core-unreachable = Sillage ne répond plus. Ce qui était enregistré est intact. Réessayez, puis relancez l’application.
failure-unknown-command = Cette action n’existe pas dans cette version de Sillage.
failure-malformed-request = Sillage n’a pas compris cette saisie. Rien n’a changé.
failure-invalid-input = Une valeur saisie ne convient pas. Rien n’a changé ; corrigez-la et recommencez.
failure-unknown-method = Cette méthode n’existe pas dans cette version de Sillage.
failure-unreachable-target = Cet objectif ne peut pas être atteint avec ces valeurs.
failure-no-profile = Aucun profil n’est ouvert. Ouvrez le vôtre.
failure-locked = Le profil est verrouillé. Ouvrez-le avec votre phrase de passe.
failure-handed-over = L’ordinateur est prêté : reprenez-le d’abord.
failure-wrong-pin = Ce code n’est pas le bon. Essais restants avant le verrouillage : { $left }.
failure-wrong-passphrase = Cette phrase de passe n’ouvre pas ce profil. Vérifiez les majuscules, ou utilisez le code de secours.
failure-passphrase-too-short = Cette phrase de passe est trop courte : quinze caractères au moins, ou cinq mots tirés au sort.
failure-pin-malformed = Le code court compte 4 à 8 chiffres.
failure-newer-file = Ce profil vient d’une version plus récente de Sillage. Mettez l’application à jour pour l’ouvrir ; rien n’a été modifié.
failure-already-open = Ce profil est déjà ouvert dans une autre fenêtre de Sillage. Fermez-la, puis réessayez.
failure-disk-full = Le disque est plein : cette saisie n’est pas enregistrée, le reste est intact. Libérez de la place, puis réessayez.
failure-disk-read-only = Le disque refuse l’écriture : vous pouvez consulter et exporter. Vérifiez les droits du dossier, puis réessayez.
failure-file-damaged = Le fichier de ce profil est abîmé. Il n’a pas été touché ; reprenez une sauvegarde.
failure-backup-unusable = Cette sauvegarde ne peut pas être reprise. Rien n’a changé ; choisissez-en une autre.
failure-photo-too-large = Cette image est trop grande : 40 Mo et 50 millions de pixels au plus. Réduisez-la, puis ajoutez-la de nouveau.
failure-photo-unusable = Cette image ne peut pas être ajoutée : il faut une photo JPEG, PNG ou WebP intacte.
failure-migration-failed = La mise à jour du profil n’a pas abouti. Une copie d’avant a été gardée : reprenez-la.
failure-store-failed = L’enregistrement a échoué. Ce qui était enregistré est intact. Réessayez ; si cela dure, reprenez une sauvegarde.
failure-folder-missing = Ce dossier est introuvable. Branchez le support, ou indiquez un autre dossier.
failure-not-found = Cet élément n’existe plus. Revenez à l’écran précédent.
failure-not-in-bin = Cet élément n’est plus dans la corbeille.
failure-not-practice = Seul un profil d’entraînement peut être supprimé ici.
failure-practice-role-unknown = L’entraînement existe pour un coach ou un responsable d’unité.
failure-setting-unknown = Ce réglage n’existe pas dans cette version.
failure-nothing-to-undo = Il n’y a rien à annuler ici.
failure-not-counting = Aucun comptage n’est en cours. Relancez-le pour continuer.
failure-index-taken = Cette arrivée était déjà enregistrée.
failure-text-missing = Il manque un texte ici. Écrivez-le pour continuer.
failure-text-too-long = Ce texte compte { $count } caractères, la limite est { $limit }. Il est gardé ici ; raccourcissez-le.
failure-name-with-hidden-characters = Ce nom contient des caractères invisibles. Tapez-le à nouveau.
failure-end-before-start = La fin précède le début. Corrigez l’une des deux.
failure-mark-out-of-range = Cette note sort de l’échelle.
failure-perception-out-of-range = Cette perception sort de l’échelle.
failure-level-out-of-scale = Ce niveau n’existe pas dans la grille.
failure-scale-out-of-range = Cette échelle ne convient pas.
failure-level-and-absence = Un critère a soit un niveau, soit une raison de ne pas en avoir.
failure-fact-missing = Un fait est demandé pour ce niveau.
failure-interval-out-of-range = Cet intervalle n’est pas prévu : 5, 15, 30 ou 60 minutes.
failure-observed-minutes-out-of-range = Les minutes observées dépassent la durée de la tranche.
failure-slot-out-of-range = Cette tranche sort de la période comptée.
failure-tally-out-of-range = Ce compteur n’existe pas ici.
failure-reason-missing = Choisissez une raison pour continuer.
failure-malformed-document = Cette saisie n’a pas la forme attendue. Rien n’a changé.
failure-unknown-noun = Cet élément vient d’une version plus récente de Sillage.
failure-action-not-done = Dites d’abord que la promesse est tenue, puis si elle a servi.
failure-debrief-final = Ce débrief est terminé : il se corrige, il ne se reprend pas.
failure-fourth-goal = Trois objectifs par personne suffisent. Terminez-en un avant d’en ajouter.
failure-fourth-strength = Trois points forts suffisent. Retirez-en un avant d’en ajouter.
failure-her-view-first = Notez d’abord son point de vue ; les niveaux se montrent ensuite.
failure-second-improvement = Un seul point d’amélioration par débrief. Remplacez celui qui est choisi.
failure-look-again-too-late = Revoyez-vous dans les quatorze jours : choisissez une date plus proche.
failure-organisation-not-open = Les observations nominatives attendent l’accord de l’organisation : comité, analyse d’impact, texte d’information et contact doivent être renseignés.
failure-report-too-slow = Le compte rendu prend trop de temps à composer et a été arrêté. Rien n’est perdu : réessayez, avec moins de photos si cela dure.
failure-report-not-made = Le compte rendu n’a pas pu être composé. Rien n’est perdu : réessayez, ou exportez le tableur et les données.
failure-report-disk-full = Il n’y a plus de place dans { $folder }. Rien n’est perdu : libérez de la place ou choisissez un autre dossier.
failure-report-folder-missing = Le dossier { $folder } est introuvable. Rien n’est perdu : branchez le support ou choisissez un autre dossier.
failure-report-folder-refused = Le dossier { $folder } refuse l’écriture. Rien n’est perdu : choisissez un autre dossier.
failure-report-file-exists = Un fichier { $name } existe déjà : il n’a pas été touché. Choisissez un autre nom.
failure-report-file-missing = Ce fichier n’est plus à sa place sur cet ordinateur. Refaites-le depuis la visite.
failure-file-not-opened = Aucun programme n’a pu ouvrir ce fichier. Il est bien là : ouvrez-le depuis son dossier.
failure-names-in-text = Des textes nomment encore quelqu’un : { $count }. Redites-les sans nom, puis refaites cette édition.
failure-name-still-there = « { $name } » est un nom : personne ne doit être nommé ici. Remplacez-le, par exemple par « un membre de l’équipe ».
failure-name-or-word = « { $name } » ressemble à un nom. Remplacez-le, ou dites que c’est un mot ordinaire.
failure-text-changed = Ce texte a changé depuis, ou ne nomme plus personne. Revenez à la liste : elle est à jour.
failure-wall-has-no-data = L’affiche n’a ni tableur ni données : c’est une page à imprimer.
failure-no-debrief-ended = Aucun débriefing n’est terminé ce jour : il n’y a pas encore de fiche à remettre.
failure-no-zones-to-walk = Ce lieu n’a pas encore de zones : décrivez-les dans la fiche de l’unité avant d’imprimer.
failure-guest-is-oneself = C’est vous : commencez votre propre passage.
failure-no-sense-left = Il ne reste aucun sens à parcourir. Rendez l’ordinateur.
failure-work-under-way = Un travail est déjà en cours. Attendez sa fin ou arrêtez-le.
failure-work-cancelled = Arrêté. Rien n’a changé.
failure-file-missing = Le fichier { $name } est introuvable. Choisissez-le à nouveau.
failure-file-unreadable = Le fichier { $name } ne peut pas être lu. Fermez-le dans l’autre programme, puis réessayez.
failure-sheet-too-large = Ce fichier est trop grand : { $limit } Mo au plus. Rien n’a changé.
failure-sheet-too-many = Ce fichier dépasse ce qui se lit d’un coup ({ $limit }). Partagez-le en plusieurs ; rien n’a changé.
failure-sheet-old-or-locked = Ce classeur est d’un ancien format ou protégé par un mot de passe. Enregistrez-le en XLSX sans mot de passe.
failure-sheet-broken = Ce classeur est abîmé ou n’en est pas un. Ouvrez-le dans votre tableur et enregistrez-le à nouveau en XLSX.
failure-sheet-not-text = Ce fichier n’est ni un classeur XLSX ni un texte CSV.
failure-sheet-empty = Ce fichier est vide.
failure-spreadsheet-without-tables = Aucune feuille reconnue dans ce fichier. Partez du modèle : ses titres de colonnes sont ceux attendus.
failure-spreadsheet-out-of-date = Quelque chose a changé depuis cet aperçu. Relisez le fichier ; rien n’a été importé.
failure-spreadsheet-has-troubles = Des cellules restent à corriger ou une question reste ouverte. Rien n’a été importé.
failure-weekday-out-of-range = Les jours de la semaine vont de 1 à 7.
failure-closes-before-opens = La fermeture ({ $closes }) précède l’ouverture ({ $opens }).
failure-opening-overlap = Deux plages du même jour se chevauchent.
failure-opening-day-twice = Ce jour différent est noté deux fois.
failure-presence-out-of-range = Pas plus de { $limit } personnes.
failure-code-too-long = Un code compte { $limit } caractères au plus.
failure-code-taken = Ce code est celui de { $unit }.
failure-time-zone-unknown = Le fuseau { $zone } n’existe pas. Écrivez-le comme Europe/Paris.
failure-email-malformed = Ce n’est pas une adresse e-mail.
failure-number-taken = Ce numéro est celui de { $name }.
failure-email-taken = Cette adresse est celle de { $name }.
failure-zone-walked = Un parcours a été fait dans cette zone : elle reste. Renommez-la ou déplacez-la.
failure-referential-not-yours = Les référentiels sont tenus par l’administration du réseau, ou par ses coachs s’il n’y en a pas. Vous pouvez tout lire.
failure-referential-exists = Ce réseau a déjà un référentiel de cette sorte. Écrivez-en la version suivante.
failure-referential-incomplete =
    { $what ->
        [attitudes] Il manque des attitudes : il en faut trois.
        [adjective] Une attitude n’a pas d’adjectif.
        [meaning] L’attitude « { $name } » n’est pas expliquée.
        [behaviour] L’attitude « { $name } » n’a aucun geste visible.
        [promise] La promesse n’est pas écrite.
        [moments] Il n’y a aucun moment de vérité.
        [moment_title] Un moment n’a pas de titre.
        [occasion] Le moment « { $name } » n’a pas d’occasion.
        [expectation] Le moment « { $name } » ne dit pas ce que l’on espère ressentir.
        [sign] Un rituel ou un signe de « { $name } » est vide.
        [skills] Il n’y a aucune compétence.
        [skill_title] Une compétence n’a pas de titre.
        [situation] La compétence « { $name } » ne dit pas quand elle se voit.
       *[anchor] Le niveau { $level } de « { $name } » n’est pas décrit.
    } Éléments manquants en tout : { $count }. La version les liste tous ; complétez-la, puis publiez.
failure-criteria-unresolved = Critères qui jugent la personne ou ne montrent rien : { $count }. Réécrivez-les, ou dites pourquoi vous les gardez.
failure-change-note-missing = Dites ce qui change, et pourquoi : les équipes le liront.
failure-version-not-draft = La version { $version } est publiée : elle ne change plus. Écrivez la version suivante.
failure-version-not-published = Seule une version en vigueur se retire.
failure-versions-of-two-referentials = Ces deux versions ne sont pas du même référentiel.
failure-starter-of-another-kind = Ce point de départ est d’une autre sorte de référentiel.
failure-draft-exists = Un brouillon existe déjà. Terminez-le ou abandonnez-le d’abord.
failure-fourth-attitude = Trois attitudes signent un service. Retirez-en une avant d’en ajouter.
failure-second-promise = Une seule promesse, pour toutes les rencontres. Corrigez celle qui est écrite.
failure-sixth-moment = Cinq moments de vérité au plus par canal ou par occasion. Retirez-en un avant d’en ajouter.
failure-skill-code-taken = Le code { $code } désigne déjà une autre compétence. Choisissez-en un autre.
failure-item-unknown = Cet élément n’est pas dans cette version.
failure-item-twice = Deux éléments portent la même identité ({ $item }). Gardez-en un seul.
failure-channel-or-occasion = Un référentiel de service parle de canaux ; ceux de management et de coopération, d’occasions.
failure-importance-out-of-range = L’importance va de 1 à 3.
failure-import-not-json = Ce fichier n’est pas du JSON lisible.
failure-import-format = Ce fichier n’est pas un référentiel de Sillage.
failure-import-value = La valeur { $found } ne convient pas ici.
failure-import-refused = Rien n’a été importé : { $count } endroits ne peuvent pas être lus, à partir de { $at }.

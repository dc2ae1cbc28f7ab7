### Les référentiels : versions, brouillon, publication, comparaison, fichiers.
referential-title = Référentiels
referential-why = Ce que le réseau promet, et ce que l’on peut en voir. Une version publiée ne change plus : chaque visite garde la sienne.
referential-read-only = L’administration du réseau tient les référentiels ; vous pouvez tout lire.
referential-none = Ce réseau n’a pas encore de référentiel. Choisissez un point de départ ci-dessous.
referential-none-read = Ce réseau n’a pas encore de référentiel. L’administration doit en publier un.
referential-status-draft = Brouillon
referential-status-published = En vigueur
referential-status-retired = Retirée
referential-version = Version { $number }
referential-since = depuis le { $day }
referential-pinned =
    { $count ->
        [one] { $figure } journée de visite
       *[other] { $figure } journées de visite
    }
referential-next = Écrire la version suivante
referential-open-draft = Reprendre le brouillon
referential-start = Commencer un référentiel
referential-start-from = Partir de…
referential-start-empty = Une page vide
referential-start-empty-text = Trois attitudes, une promesse, des moments et des compétences à écrire
referential-import = Importer un fichier
referential-import-title = Ce que ce fichier apporte
referential-import-none = Ce fichier dit la même chose que la version d’ici : rien ne changera.
referential-import-into-draft = Il mettra à jour le brouillon de la version { $number }. Rien n’est publié.
referential-import-into-new = Il deviendra le brouillon de la version { $number }. Rien n’est publié.
referential-import-do = Importer dans le brouillon
referential-import-problems =
    { $count ->
        [one] { $figure } endroit ne peut pas être lu. Rien n’a été importé.
       *[other] { $figure } endroits ne peuvent pas être lus. Rien n’a été importé.
    }
referential-export = Exporter en JSON
referential-exported = Écrit dans { $path }
referential-title-field = Titre du référentiel
referential-attitudes = Attitudes
referential-promise = Promesse
referential-moments = Moments de vérité
referential-skills = Compétences
referential-before-publishing = Avant de publier
referential-french = Français
referential-english = Anglais
referential-adjective = Adjectif
referential-meaning = Ce que cela veut dire ici
referential-behaviour = Ce que l’on voit
referential-behaviour-next = Un autre geste visible
referential-text = Texte
referential-moment-title = Titre du moment
referential-expectation = Ce que l’on espère ressentir
referential-expectation-mirror = Ce que l’équipe espère ressentir
referential-rituals = Rituels
referential-cues = Signes d’attention
referential-mandatory = Partout
referential-channel = Canal
referential-occasion = Occasion
referential-skill-title = Titre
referential-code = Code
referential-situation = Quand cela se voit
referential-importance = Importance
referential-target = Cible
referential-scale-min = Niveau le plus bas
referential-scale-max = Niveau le plus haut
referential-shows = Attitude montrée
referential-at = Moment
referential-nothing = Aucun
referential-level = Niveau { $level }
referential-level-target = Niveau { $level }, la cible
referential-add-attitude = Ajouter une attitude
referential-add-promise = Écrire la promesse
referential-add-moment = Ajouter un moment
referential-add-ritual = Ajouter un rituel
referential-add-cue = Ajouter un signe
referential-add-skill = Ajouter une compétence
referential-unnamed = Sans titre
referential-up = Monter : { $name }
referential-down = Descendre : { $name }
referential-remove = Retirer : { $name }
referential-removed = « { $name } » retiré
referential-missing = Ce qui manque
referential-missing-none = Rien ne manque.
referential-missing-attitudes =
    { $count ->
        [one] Une attitude sur trois.
       *[other] { $figure } attitudes sur trois.
    }
referential-missing-adjective = L’adjectif d’une attitude.
referential-missing-meaning = Ce que veut dire « { $name } ».
referential-missing-behaviour = Un geste visible pour « { $name } ».
referential-missing-promise = La promesse.
referential-missing-moments = Au moins un moment de vérité.
referential-missing-moment-title = Le titre d’un moment.
referential-missing-occasion = L’occasion du moment « { $name } ».
referential-missing-expectation = Ce que l’on espère ressentir : « { $name } ».
referential-missing-sign = Le texte d’un rituel ou d’un signe : « { $name } ».
referential-missing-skills = Au moins une compétence.
referential-missing-skill-title = Le titre d’une compétence.
referential-missing-situation = Quand « { $name } » se voit.
referential-missing-anchor = Le niveau { $level } de « { $name } ».
referential-flaws = Critères à revoir
referential-flaws-none = Chaque critère dit un acte visible.
referential-flaw-trait = « { $word } » juge la personne : cela ne se voit pas.
referential-flaw-no-act = Aucun acte que l’on puisse voir ou entendre.
referential-flaw-too-many = { $figure } compétences : au-delà de douze, l’œil n’en tient plus aucune. Gardez les plus importantes.
referential-propose-no-act = Dites le geste ou la phrase : « note l’heure du rappel devant le client ».
referential-propose-warmth = Dites le geste : « sourit en disant bonjour », « raccompagne jusqu’à la porte ».
referential-propose-drive = Dites l’acte : « propose son aide avant qu’on la demande ».
referential-propose-calm = Dites l’acte : « laisse finir la phrase », « baisse la voix ».
referential-propose-care = Dites l’acte : « redit la gêne du client avec ses mots », « offre une chaise ».
referential-propose-honesty = Dites l’acte : « dit ce que le produit ne fait pas ».
referential-propose-confidence = Dites l’acte : « répond sans consulter sa fiche », « regarde la personne en parlant ».
referential-propose-team = Dites l’acte : « prend le relais d’un collègue quand la file se forme ».
referential-propose-mood = Dites l’acte : « remercie le client », « parle du lendemain en partant ».
referential-propose-manners = Dites l’acte : « dit bonjour, merci, au revoir », « emploie le nom du client ».
referential-propose-judgement = Dites ce qu’un voisin verrait : le geste, la phrase, le délai.
referential-changes = Ce qui change
referential-changes-none = Rien ne change par rapport à la version précédente.
referential-change-wording = Formulation
referential-change-meaning = Sens
referential-change-added = Ajouté
referential-change-removed = Retiré
referential-change-forced = L’échelle change : les niveaux ne se comparent plus.
referential-change-proposed = proposé
referential-change-why = Une tendance continue quand seule la formulation change ; elle repart de zéro quand le sens change.
referential-compare = Comparer
referential-compare-title = Version { $before } et version { $after }
referential-publish = Publier
referential-publish-title = Publier la version { $number }
referential-publish-text = Elle entre en vigueur aujourd’hui et ne changera plus. Les visites ouvertes gardent la leur.
referential-publish-note = Ce qui change, et pourquoi
referential-publish-kept = Pourquoi garder ces critères tels quels
referential-publish-blocked = Il manque encore des éléments ; ils sont listés.
referential-published = Version { $number } en vigueur
referential-retire = Retirer de la vigueur
referential-retire-title = Retirer la version { $number } ?
referential-retire-text = Plus aucune version ne sera en vigueur : les nouvelles visites n’auront pas de critères. Celles qui s’y réfèrent la gardent.
referential-retired = Version retirée
referential-drop = Abandonner le brouillon
referential-dropped = Brouillon mis à la corbeille
referential-kept-because = Critères gardés tels quels : { $reason }
referential-broke =
    { $count ->
        [one] Le sens a changé (version { $version }, { $day }) : { $figure } observation d’avant ne compte plus.
       *[other] Le sens a changé (version { $version }, { $day }) : { $figure } observations d’avant ne comptent plus.
    }
referential-noun-attitude = Attitude
referential-noun-promise = Promesse
referential-noun-moment = Moment
referential-noun-ritual = Rituel
referential-noun-cue = Signe
referential-noun-skill = Compétence
referential-field-adjective = Adjectif
referential-field-meaning = Explication
referential-field-behaviour = Geste visible
referential-field-text = Texte
referential-field-mandatory = Partout ou non
referential-field-channel = Canal
referential-field-occasion = Occasion
referential-field-title = Titre
referential-field-emotional-expectation = Ressenti espéré
referential-field-code = Code
referential-field-situation = Situation
referential-field-importance = Importance
referential-field-target = Cible
referential-field-scale = Échelle
referential-field-anchor = Niveau { $level }
referential-field-attitude = Attitude montrée
referential-field-moment = Moment

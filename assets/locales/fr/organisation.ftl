### Ce que l’organisation consigne avant que quiconque soit observé.
organisation-title = Organisation
organisation-under = Ce qui doit être consigné avant d’observer une personne
organisation-state-open = Les observations sont ouvertes dans ce réseau.
organisation-state-off = Les observations sont suspendues. Rien n’est effacé ; rien de nouveau ne se note.
organisation-state-never = Les observations ne sont pas encore ouvertes. Remplissez les quatre parties, puis ouvrez-les.
organisation-switch-off = Suspendre les observations
organisation-switch-off-ask = Plus personne ne pourra être observé, débriefé ou recevoir un objectif dans ce réseau. Ce qui est noté reste lisible.
organisation-switch-on = Rouvrir les observations
organisation-keepers =
    { $count ->
        [one] { $names } tient ces informations et peut ouvrir ou suspendre les observations.
       *[other] { $names } tiennent ces informations et peuvent ouvrir ou suspendre les observations.
    }
organisation-keepers-unknown = La personne qui administre le réseau tient ces informations.
organisation-read-only = Vous pouvez les lire et imprimer la notice.
organisation-council = Comité social et économique
organisation-council-why = Il est informé et consulté avant que des personnes soient observées.
organisation-council-on = Date de la consultation
organisation-reference = Référence
organisation-impact = Analyse d’impact
organisation-impact-why = L’analyse d’impact relative à la protection des données (AIPD).
organisation-impact-on = Date de l’analyse
organisation-text = Texte de la notice
organisation-text-why = Une ligne vide sépare les parties ; la première ligne d’une partie est son titre. Le texte proposé est un point de départ, pas un conseil juridique : faites-le relire.
organisation-text-fr = En français
organisation-text-en = En anglais
organisation-kept-contact = Conservation et contact
organisation-months = Mois de conservation des observations nominatives
organisation-months-hint = De 1 à { $most }. Au-delà, seules les statistiques de l’unité restent.
organisation-contact = Contact
organisation-contact-hint = Responsable du traitement et délégué à la protection des données
organisation-record-why = Ce qui est tapé ici est gardé au fur et à mesure, comme partout. Enregistrer est un acte à part : il engage le réseau, et les personnes sont informées de ce texte-là.
organisation-record = Ouvrir les observations
organisation-correct = Enregistrer les changements
organisation-incomplete = Complétez chaque partie : { $what }.
organisation-again-title = Informer de nouveau
organisation-again =
    { $count ->
        [one] Le texte ou la durée change : { $shown } personne déjà informée devra l’être de nouveau avant d’être observée.
       *[other] Le texte ou la durée change : { $shown } personnes déjà informées devront l’être de nouveau avant d’être observées.
    }
organisation-again-do = Publier la nouvelle notice
organisation-recorded = C’est consigné : notice, version { $version }.
organisation-opened = Les observations sont ouvertes.
organisation-closed = Les observations sont suspendues.
organisation-notice = Notice à imprimer
organisation-notice-why = Une feuille à remettre à chaque personne avant de l’observer, avec les critères regardés et une ligne à signer. Personne n’y est nommé.
organisation-notice-make = Imprimer en { $language }
organisation-notice-fr = français
organisation-notice-en = anglais
organisation-notice-made = La notice est prête : { $name }
organisation-notice-first = Consignez d’abord les quatre parties : la notice les imprime.
organisation-versions = Versions de la notice
organisation-version = Version { $version }, depuis le { $day }
organisation-version-informed =
    { $count ->
        [one] { $shown } personne informée
       *[other] { $shown } personnes informées
    }
organisation-settings = Organisation et notice
organisation-settings-why = Comité, analyse d’impact, texte d’information, conservation : ce qui ouvre les observations.
organisation-go = Voir ce qui manque
organisation-notice-proposed =
    À quoi cela sert
    Observer une personne au travail aide à progresser : on regarde une scène avec un client, on en parle le jour même, et la personne choisit ce qu’elle veut essayer. Ces notes ne servent ni à la paie, ni à une sanction, ni à un classement.

    Ce qui est noté
    Ce qui se voit et ce qui s’entend pendant une scène de travail, au regard des critères imprimés plus bas. Ni la santé, ni les opinions, ni la vie privée. Aucune observation n’est cachée, aucune n’a lieu avant cette information.

    Qui observe, et quand
    Le coach pendant ses visites, et le responsable de l’unité. L’observation est annoncée. Vous pouvez la refuser à tout moment, sans avoir à dire pourquoi.

    Ce qui suit
    Un échange a lieu après l’observation. Vous parlez en premier ; les niveaux ne sont montrés qu’ensuite. Vous recevez une fiche avec les faits et votre engagement, sans niveau.

    Qui voit ces notes
    Vous, votre responsable direct et le coach. Au-delà, seuls circulent des nombres sans nom, et jamais pour une petite équipe.

    Vos droits
    Vous pouvez lire tout ce qui vous concerne, en demander une copie, faire corriger ce qui est inexact, ajouter votre commentaire, vous opposer à une observation ou demander un effacement, auprès du contact indiqué plus bas. Vous pouvez aussi saisir l’autorité de protection des données.
failure-organisation-not-yours = Seule la personne qui tient ces informations peut les changer : { $who }. Rien n’a changé.
failure-organisation-not-recorded = Rien n’est encore consigné pour ce réseau : comité, analyse d’impact, texte d’information et contact d’abord.
failure-retention-out-of-range = La conservation va de 1 à { $most } mois. Corrigez le nombre.

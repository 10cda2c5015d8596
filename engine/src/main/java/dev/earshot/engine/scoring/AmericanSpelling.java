package dev.earshot.engine.scoring;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// British spellings as American ones, so that colour and color are the same word. Safe for many
/// threads.
///
/// The rules and lists are our own. They cover -ise, -isation and -yse with their forms (organise,
/// but not advise, which is on a list of exceptions); -our and what is made of it (neighbourhood);
/// -re (centre, kilometres); -ence (defence); -ogue (catalogue); a doubled l before an ending
/// (traveller), and a single one where American doubles it (fulfil); ae and oe of medical Greek
/// (anaemia); and single words (grey, tyre, cheque, aeroplane). They do not cover different words for
/// one thing (lift, elevator), -t for -ed (learnt), nor hyphens. A word that they change although
/// both Englishes write it alike does no harm, since references and hypotheses are changed alike.
final class AmericanSpelling {
    private static final Pattern ISE = Pattern.compile("(\\p{L}{3,})is(e|ed|es|er|ers|ing|able|ation|ations|ational)");
    /// What ends in -aise, -oise, -uise or -wise never has a z; nor have these.
    private static final Pattern SOFT_ISE = Pattern.compile(".*[aouw]ise");

    private static final Set<String> ALWAYS_ISE = words("advise readvise misadvise revise devise supervise televise"
            + " improvise comprise surprise enterprise apprise reprise uprise sunrise moonrise promise premise"
            + " compromise surmise demise chemise exercise overexercise excise incise circumcise concise precise"
            + " imprecise advertise chastise expertise treatise mortise merchandise paradise franchise enfranchise"
            + " disfranchise valise despise cerise trellise pelvise mantise penise portcullise metropolise");

    private static final Pattern DOUBLE_L = Pattern.compile("(\\p{L}+l)l(ed|ing|ings|er|ers|or|ors|ous|ously|able)");
    private static final Set<String> DOUBLED =
            words("apparel backpedal barrel bedevil bevel cancel carol channel chisel"
                    + " corral counsel cudgel devil dial dishevel drivel duel enamel equal fuel funnel gambol gravel grovel"
                    + " impanel imperil initial jewel kennel label level libel marshal marvel medal metal model panel parcel"
                    + " pedal pencil peril pummel quarrel ravel refuel relabel remodel revel rival shovel shrivel signal snivel"
                    + " snorkel spiral squirrel stencil swivel tassel tinsel total towel travel trowel tunnel unravel victual"
                    + " yodel");

    private static final String ER =
            "(cent|theat|fib|calib|sab|somb|spect|lust|meag|manoeuv|mit|nit|och|reconnoit|scept|louv|sepulch|saltpet)";

    private static final List<Rewrite> PARTS = List.of(
            new Rewrite(
                    "(arb|ard|arm|behavi|cand|clam|col|demean|endeav|enam|fav|ferv|flav|harb|hon|hum|lab|neighb|od"
                            + "|parl|ranc|rig|rum|savi|sav|splend|succ|tum|val|vap|vig)our",
                    "$1or"),
            new Rewrite(ER + "re(s?)$", "$1er$2"),
            new Rewrite(ER + "r(ed|ing)$", "$1er$2"),
            new Rewrite("^(centi|deci|kilo|micro|milli|nano)?(met|lit)re(s?)$", "$1$2er$3"),
            new Rewrite("(ana|para|cata|dia|hydro|electro|breatha)lys(e|ed|er|ers|ing)$", "$1lyz$2"),
            new Rewrite("(catal|dial|anal|monol|epil|prol|travel|homol)ogue(s|d)?$", "$1og$2"),
            new Rewrite("^(def|off|lic|pret)ence(s|d|less)?$", "$1ense$2"),
            new Rewrite("^practis(e|es|ed|ing)$", "practic$1"),
            new Rewrite("^(fulfil|distil|instil|enrol|appal|enthral|instal)(s|ment|ments)?$", "$1l$2"),
            new Rewrite("^(skil|wil)ful", "$1lful"),
            new Rewrite("(p|orthop|encyclop)aed", "$1ed"),
            new Rewrite("^haem([oa])", "hem$1"),
            new Rewrite("(an|leuk|isch|tox|septic|glyc)aem", "$1em"),
            new Rewrite("anaesth", "anesth"),
            new Rewrite("gynaec", "gynec"),
            new Rewrite("mediaev", "mediev"),
            new Rewrite("^caesar(ean|ian)", "cesar$1"),
            new Rewrite("^faec", "fec"),
            new Rewrite("^oe(str|soph|dem)", "e$1"),
            new Rewrite("^foet", "fet"),
            new Rewrite("^aetiol", "etiol"),
            new Rewrite("rrhoea", "rrhea"),
            new Rewrite("homoeo", "homeo"),
            new Rewrite("manoeuv", "maneuv"),
            new Rewrite("^sulph", "sulf"),
            new Rewrite("^(snow)?plough", "$1plow"),
            new Rewrite("^(s?mo)u(ld)", "$1$2"),
            new Rewrite("^moult", "molt"),
            new Rewrite("^sceptic", "skeptic"),
            new Rewrite("^grey(?!h)", "gray"),
            new Rewrite("^aeroplane", "airplane"),
            new Rewrite("^aluminium", "aluminum"),
            new Rewrite("^moustach", "mustach"),
            new Rewrite("^cancelation", "cancellation"));

    private static final Map<String, String> WORDS = pairs("""
            tyre tire, tyres tires, kerb curb, kerbs curbs, cheque check, cheques checks, chequebook checkbook,
            chequered checkered, programme program, programmes programs, pyjamas pajamas, gaol jail, storey story,
            storeys stories, draught draft, draughts drafts, draughty drafty, cosy cozy, cosier cozier, cosiest coziest,
            ageing aging, judgement judgment, judgements judgments, acknowledgement acknowledgment, yoghurt yogurt,
            yoghurts yogurts, omelette omelet, omelettes omelets, speciality specialty, specialities specialties,
            artefact artifact, artefacts artifacts, carburettor carburetor, councillor councilor, councillors councilors,
            mollusc mollusk, molluscs mollusks, chilli chili, tranquillity tranquility, worshipped worshiped,
            worshipping worshiping, worshipper worshiper, focussed focused, focussing focusing, benefitted benefited,
            woollen woolen, jewellery jewelry, orientated oriented, gramme gram, grammes grams, kilogramme kilogram,
            kilogrammes kilograms, phoney phony""");

    /// @param text in lower case
    /// @return the same words, with a blank between them
    String of(String text) {
        return Characters.words(text).stream().map(AmericanSpelling::word).collect(Collectors.joining(" "));
    }

    private static String word(String word) {
        if (WORDS.containsKey(word)) {
            return WORDS.get(word);
        }
        String result = word;
        for (Rewrite part : PARTS) {
            result = part.apply(result);
        }
        return singleL(ize(result));
    }

    private static String ize(String word) {
        Matcher found = ISE.matcher(word);
        if (!found.matches()) {
            return word;
        }
        String verb = found.group(1) + "ise";
        boolean always = ALWAYS_ISE.contains(verb) || SOFT_ISE.matcher(verb).matches();
        return always ? word : found.group(1) + "iz" + found.group(2);
    }

    private static String singleL(String word) {
        Matcher found = DOUBLE_L.matcher(word);
        return found.matches() && DOUBLED.contains(found.group(1)) ? found.group(1) + found.group(2) : word;
    }

    private static Set<String> words(String list) {
        return Set.of(list.split(" "));
    }

    private static Map<String, String> pairs(String list) {
        return Arrays.stream(list.split(",\\s+"))
                .map(pair -> pair.split(" "))
                .collect(Collectors.toUnmodifiableMap(pair -> pair[0], pair -> pair[1]));
    }
}

package dev.earshot.app.server;

import java.util.List;

/// What to paste into a terminal or a program, for clients that people have, with the address of the server filled in.
/// The key is none of it: it is read from the variable [#VARIABLE].
final class Snippets {
    static final String VARIABLE = "EARSHOT_API_KEY";

    private final Connection to;

    private Snippets(Connection to) {
        this.to = to;
    }

    static List<Snippet> of(Connection to) {
        return new Snippets(to).all();
    }

    private List<Snippet> all() {
        return List.of(
                new Snippet("curl: a recording", "Answers with the text as JSON.", "", curl("")),
                new Snippet(
                        "curl: text as it comes",
                        "Events (SSE) while the recording is heard.",
                        "",
                        curl(" \\\n     -F stream=true -N")),
                new Snippet(
                        "wscat",
                        "npm install -g wscat. Shows what the server says; type {\"type\":\"end\"} to end it. It sends no"
                                + " sound.",
                        "",
                        wscat()),
                new Snippet("Python: openai", "pip install openai", "transcribe.py", pythonOpenAi()),
                new Snippet("Python: deepgram-sdk", "pip install 'deepgram-sdk>=7'", "transcribe.py", pythonDeepgram()),
                new Snippet(
                        "Python: LiveKit, OpenAI",
                        "pip install livekit-agents livekit-plugins-openai. For an agent of yours.",
                        "agent.py",
                        pythonLiveKitOpenAi()),
                new Snippet(
                        "Python: LiveKit, Deepgram",
                        "pip install livekit-agents livekit-plugins-deepgram. For an agent of yours.",
                        "agent.py",
                        pythonLiveKitDeepgram()),
                new Snippet("Node: openai", "npm install openai", "transcribe.mjs", nodeOpenAi()),
                new Snippet("Node: @deepgram/sdk", "npm install @deepgram/sdk", "transcribe.mjs", nodeDeepgram()),
                new Snippet(
                        "Node: LiveKit, OpenAI",
                        "npm install @livekit/agents@1.9.0 @livekit/agents-plugin-openai@1.9.0"
                                + " @livekit/rtc-node@0.13.34. For an agent of yours.",
                        "agent.mjs",
                        nodeLiveKitOpenAi()),
                new Snippet(
                        "Node: LiveKit, Deepgram",
                        "npm install @livekit/agents@1.9.0 @livekit/agents-plugin-deepgram@1.9.0"
                                + " @livekit/rtc-node@0.13.34. For an agent of yours.",
                        "agent.mjs",
                        nodeLiveKitDeepgram()));
    }

    private boolean keyed() {
        return to.key().isPresent();
    }

    private String header() {
        return keyed() ? " \\\n     -H \"Authorization: Bearer $" + VARIABLE + "\"" : "";
    }

    private String pythonKey() {
        return keyed() ? "os.environ[\"" + VARIABLE + "\"]" : "\"none\"";
    }

    private String nodeKey() {
        return keyed() ? "process.env." + VARIABLE : "'none'";
    }

    private String curl(String more) {
        return """
                curl %s/v1/audio/transcriptions%s \\
                     -F file=@recording.wav -F model=%s%s
                """.formatted(to.http(), header(), to.model(), more);
    }

    private String wscat() {
        return "wscat -c %s/ws/transcribe%s%n".formatted(to.sockets(), header()).replace(System.lineSeparator(), "\n");
    }

    private String pythonOpenAi() {
        return """
                import os
                from openai import OpenAI

                client = OpenAI(base_url="%s/v1", api_key=%s)
                with open("recording.wav", "rb") as recording:
                    heard = client.audio.transcriptions.create(model="%s", file=recording)
                print(heard.text)
                """.formatted(to.http(), pythonKey(), to.model());
    }

    private String pythonDeepgram() {
        return """
                import os
                from deepgram import DeepgramClient
                from deepgram.environment import DeepgramClientEnvironment

                http, sockets = "%1$s", "%2$s"
                earshot = DeepgramClientEnvironment(base=http, production=sockets, agent=sockets, agent_rest=http)
                client = DeepgramClient(api_key=%3$s, environment=earshot)
                with open("recording.wav", "rb") as recording:
                    heard = client.listen.v1.media.transcribe_file(request=recording.read(), model="%4$s")
                print(heard.results.channels[0].alternatives[0].transcript)
                """.formatted(to.http(), to.sockets(), pythonKey(), to.model());
    }

    private String pythonLiveKitOpenAi() {
        return """
                import os
                from livekit.plugins import openai

                # For AgentSession(stt=stt, ...). This name means the server's usual model.
                stt = openai.STT(
                    base_url="%s/v1",
                    api_key=%s,
                    model="gpt-4o-transcribe",
                    use_realtime=True,
                )
                """.formatted(to.http(), pythonKey());
    }

    private String pythonLiveKitDeepgram() {
        return """
                import os
                from livekit.plugins import deepgram

                # For AgentSession(stt=stt, ...).
                stt = deepgram.STT(
                    base_url="%s/v1/listen",
                    api_key=%s,
                    model="%s",
                )
                """.formatted(to.http(), pythonKey(), to.model());
    }

    private String nodeOpenAi() {
        return """
                import fs from 'node:fs';
                import OpenAI from 'openai';

                const client = new OpenAI({ baseURL: '%s/v1', apiKey: %s });
                const heard = await client.audio.transcriptions.create({
                  file: fs.createReadStream('recording.wav'),
                  model: '%s',
                });
                console.log(heard.text);
                """.formatted(to.http(), nodeKey(), to.model());
    }

    private String nodeDeepgram() {
        return """
                import fs from 'node:fs';
                import { DeepgramClient } from '@deepgram/sdk';

                const [base, production] = ['%s', '%s'];
                const client = new DeepgramClient({
                  apiKey: %s,
                  environment: { base, production, agent: production, agentRest: base },
                });
                const heard = await client.listen.v1.media.transcribeFile(fs.createReadStream('recording.wav'), {
                  model: '%s',
                });
                console.log(heard.results.channels[0].alternatives[0].transcript);
                """.formatted(to.http(), to.sockets(), nodeKey(), to.model());
    }

    private String nodeLiveKitOpenAi() {
        return """
                import * as openai from '@livekit/agents-plugin-openai';

                // For new voice.AgentSession({ stt, ... }). This name means the server's usual model.
                const stt = new openai.STT({
                  baseURL: '%s/v1',
                  apiKey: %s,
                  model: 'gpt-4o-transcribe',
                });
                """.formatted(to.http(), nodeKey());
    }

    private String nodeLiveKitDeepgram() {
        return """
                import * as deepgram from '@livekit/agents-plugin-deepgram';

                // For new voice.AgentSession({ stt, ... }).
                const stt = new deepgram.STT({
                  baseUrl: '%s',
                  apiKey: %s,
                  model: '%s',
                });
                """.formatted(to.sockets(), nodeKey(), to.model());
    }
}

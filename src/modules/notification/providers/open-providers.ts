import type { Config } from "../../../platform/config/config.ts";
import type { Services } from "../../../platform/services.ts";
import { CHANNELS } from "../kinds.ts";
import type { Provider, Providers } from "../provider.ts";
import { httpSmsProvider } from "./http-sms.ts";
import { simulatedProvider } from "./simulator.ts";
import { smtpProvider } from "./smtp.ts";
import { webPushProvider } from "./web-push.ts";
import { zaloProvider } from "./zalo.ts";

/**
 * The ways out of the office, as configured. The demonstration sends nothing outside: two simulated providers a channel,
 * so that one failing shows the other. An installation without settings has none: messages stay in their box.
 */
export function openProviders(services: Services): Providers {
  if (services.config.demo) return simulatedProviders(services);
  const { messages } = services.config;
  return {
    EMAIL: mailProviders(messages),
    SMS: smsProviders(messages),
    ZALO: messages.zalo === null ? [] : [zaloProvider({ name: "zalo", ...messages.zalo })],
    PUSH: messages.push ? [webPushProvider(services)] : [],
  };
}

export function simulatedProviders(services: Services): Providers {
  const pair = (channel: Provider["channel"]) =>
    ["a", "b"].map((letter) =>
      simulatedProvider(services, { name: `demo-${channel.toLowerCase()}-${letter}`, channel }),
    );
  const [EMAIL, SMS, ZALO, PUSH] = CHANNELS.map(pair);
  return { EMAIL: EMAIL ?? [], SMS: SMS ?? [], ZALO: ZALO ?? [], PUSH: PUSH ?? [] };
}

function mailProviders({ mail }: Config["messages"]): readonly Provider[] {
  return mail === null
    ? []
    : mail.urls.map((url, index) => smtpProvider({ name: `mail-${index + 1}`, url, from: mail.from }));
}

function smsProviders({ sms }: Config["messages"]): readonly Provider[] {
  return sms === null
    ? []
    : sms.urls.map((url, index) =>
        httpSmsProvider({
          name: `sms-${index + 1}`,
          url,
          statusUrl: sms.hasStatus ? url : null,
          token: sms.tokens[index] ?? sms.tokens[0] ?? null,
          body: sms.body,
          sender: sms.sender,
        }),
      );
}
